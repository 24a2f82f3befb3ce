import { Router, type Request } from 'express';
import type { Actor } from '../access/actor.js';
import { refusal } from '../access/actor.js';
import { auditEntry } from '../access/audit-entry.js';
import type { AuditFilter, AuditStore } from './audit.store.js';
import { archiveRow, auditHeader, auditRow } from './audit-row.js';
import { drained } from '../../lib/drained.js';
import { csvLine } from './csv.js';

export interface AuditRouteDependencies {
  audit: AuditStore;
  signIn(headers: Request['headers']): Promise<Actor | undefined>;
}

/** GET /audit.csv: the audit log for admins who have just shown their password; filters as in auditEvents. */
export function auditRoute({ audit, signIn }: AuditRouteDependencies): Router {
  const router = Router();
  router.get('/audit.csv', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const context = { actor: await signIn(request.headers), request: { ip: request.ip ?? '' } };
    const refused = refusal(context.actor, 'ADMIN', { recent: true });
    if (refused) {
      await audit.deny(auditEntry(context, 'audit.export'));
      const status = refused === 'SIGN_IN' ? 401 : 403;
      return void response.status(status).type('text/plain').send(`${WORDS[refused]}\n`);
    }
    const filter = filterOf(request.query);
    if (!filter) return void response.status(400).type('text/plain').send('Bad request.\n');
    await audit.note(auditEntry(context, 'audit.export', { fields: Object.keys(filter) }));
    response.type('text/csv; charset=utf-8').attachment('mailkey-audit.csv');
    response.write(csvLine(auditHeader));
    const { archive } = await audit.begin();
    if (archive) response.write(csvLine(archiveRow(archive)));
    for await (const events of audit.all(filter)) {
      if (response.destroyed) return;
      const text = events.map((event) => csvLine(auditRow(event))).join('');
      // A reader that is slower than the database is waited for.
      if (!response.write(text)) await drained(response);
    }
    response.end();
  });
  return router;
}

const WORDS = {
  SIGN_IN: 'Sign in first.',
  NOT_ALLOWED: 'You may not do this.',
  PROVE_AGAIN: 'Enter your password again to do this.',
};

/** Undefined when a filter is given twice or a time is none. */
function filterOf(query: Request['query']): AuditFilter | undefined {
  const filter: Record<string, unknown> = {};
  for (const name of ['action', 'actor', 'subjectId', 'from', 'to']) {
    const typed = query[name];
    if (typed === undefined || typed === '') continue;
    if (typeof typed !== 'string') return undefined;
    const isTime = name === 'from' || name === 'to';
    if (isTime && Number.isNaN(Date.parse(typed))) return undefined;
    filter[name] = isTime ? new Date(typed) : typed;
  }
  return filter;
}
