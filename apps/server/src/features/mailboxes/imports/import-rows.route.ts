import { Router, type Request } from 'express';
import type { Audit } from '../../access/audit-entry.js';
import { actorOf as signedIn } from '../../../graphql/context.js';
import { drained } from '../../../lib/drained.js';
import type { Actor } from '../../access/actor.js';
import { csvLine } from '../../audit/csv.js';
import { templateRows } from './import-columns.js';
import type { MailboxImportRow } from './mailbox-import.entity.js';
import { mayImport } from './mailbox-import.route.js';
import type { MailboxImportStore } from './mailbox-import.store.js';

export interface ImportRowsDependencies {
  mailboxImports: Pick<MailboxImportStore, 'byId' | 'allRows'>;
  audit: Pick<Audit, 'deny'>;
  actorOf(request: Request): Actor | undefined;
}

const HEADER = ['line', 'name', 'address', 'outcome', 'problems', 'mailboxId'];

const lineOf = ({ line, name, address, outcome, problems, mailboxId }: MailboxImportRow) =>
  csvLine([
    ...[String(line), name, address, outcome],
    ...[problems.map(({ message }) => message).join(' '), mailboxId ?? ''],
  ]);

/** GET /mailbox-imports/template.csv, and /<id>.csv: what has become of each row, for whoever has sent them. */
export function importRowsRoute(deps: ImportRowsDependencies): Router {
  const router = Router();
  router.use('/mailbox-imports/:file', mayImport(deps, 'mailbox-import.export'));
  router.get('/mailbox-imports/template.csv', (_request, response) => {
    response.type('text/csv; charset=utf-8').attachment('mailkey-mailboxes.csv');
    response.send(templateRows.map(csvLine).join(''));
  });
  router.get('/mailbox-imports/:id.csv', async (request, response) => {
    const { id: ownerId } = signedIn({ actor: deps.actorOf(request) });
    const found = await deps.mailboxImports.byId(request.params.id, ownerId);
    if (!found) return void response.status(404).type('text/plain').send('Not found.\n');
    response.type('text/csv; charset=utf-8').attachment(`mailkey-import-${found.id}.csv`);
    response.write(csvLine(HEADER));
    for await (const rows of deps.mailboxImports.allRows(found.id)) {
      if (response.destroyed) return;
      // A reader that is slower than the database is waited for.
      if (!response.write(rows.map(lineOf).join(''))) await drained(response);
    }
    response.end();
  });
  return router;
}
