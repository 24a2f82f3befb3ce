import { Router, type Request } from 'express';
import { auditEntry } from '../access/audit-entry.js';
import { drained } from '../../lib/drained.js';
import { refusal, type Actor } from '../access/actor.js';
import type { AuditStore } from '../audit/audit.store.js';
import { csvLine } from '../audit/csv.js';
import type { MailboxActionItem } from './mailbox-action.entity.js';
import type { MailboxActionStore } from './mailbox-action.store.js';

export interface ActionResultsDependencies {
  mailboxActions: Pick<MailboxActionStore, 'byId' | 'allResults'>;
  audit: Pick<AuditStore, 'deny'>;
  actorOf(request: Request): Actor | undefined;
}

const HEADER = ['name', 'address', 'outcome', 'code', 'message', 'mailboxId'];

const row = ({ name, address, outcome, code, message, mailboxId }: MailboxActionItem) =>
  csvLine([name ?? '', address ?? '', outcome, code ?? '', message ?? '', mailboxId]);

/** GET /mailbox-actions/<id>.csv: the result of each mailbox of an action, for whoever may read. */
export function actionResultsRoute(deps: ActionResultsDependencies): Router {
  const { mailboxActions, audit, actorOf } = deps;
  const router = Router();
  router.get('/mailbox-actions/:id.csv', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const context = { actor: actorOf(request), request: { ip: request.ip ?? '' } };
    const refused = refusal(context.actor, 'READ');
    if (refused) {
      await audit.deny(auditEntry(context, 'mailbox-action.export'));
      const [status, why] =
        refused === 'SIGN_IN' ? [401, 'Sign in first.'] : [403, 'You may not do this.'];
      return void response.status(status).type('text/plain').send(`${why}\n`);
    }
    const action = await mailboxActions.byId(request.params.id);
    if (!action) return void response.status(404).type('text/plain').send('Not found.\n');
    response.type('text/csv; charset=utf-8').attachment(`mailkey-${action.id}.csv`);
    response.write(csvLine(HEADER));
    for await (const items of mailboxActions.allResults(action.id)) {
      if (response.destroyed) return;
      // A reader that is slower than the database is waited for.
      if (!response.write(items.map(row).join(''))) await drained(response);
    }
    response.end();
  });
  return router;
}
