import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { auditEntry, type Audit } from '../../access/audit-entry.js';
import { tellFailure } from '../../../graphql/errors.js';
import type { Log } from '../../../lib/log.js';
import { createNarrowGate } from '../../../lib/narrow-gate.js';
import { refusal, type Actor } from '../../access/actor.js';
import type { ImportStage } from './import-staging.flow.js';
import { MOST } from './mailbox-import.js';

export interface MailboxImportRouteDependencies {
  stage: ImportStage;
  audit: Pick<Audit, 'deny'>;
  log: Log;
  actorOf(request: Request): Actor | undefined;
}

/** No form and no script of another site sends these without asking first. */
const TYPES = ['text/csv', 'text/tab-separated-values'];
const CHARSETS = ['', 'utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'us-ascii'];

/** Files are read one after the other: each of them keeps the processor busy. */
const READING = { atOnce: 1, waiting: 4 };
const AGAIN_AFTER_SECONDS = 5;

/**
 * POST /mailbox-imports: a CSV file of mailboxes as the body. Its rows are judged and staged, and the answer
 * is the id of the import, for `mailboxImport`. Rights are those of createMailbox; refusals have the shape of
 * GraphQL's errors, with the status that fits.
 */
export function mailboxImportRoute(deps: MailboxImportRouteDependencies): Router {
  const gate = createNarrowGate(READING);
  const readBody = express.raw({ type: TYPES, limit: MOST.bytes, inflate: false });
  const router = Router();
  router.post(
    '/mailbox-imports',
    mayImport(deps, 'mailbox.stage-import'),
    isCsv,
    readBody,
    async (request, response) => {
      const context = { actor: deps.actorOf(request), request: { ip: request.ip ?? '' } };
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      try {
        const staged = await gate.run('known', () => deps.stage(context, bytes));
        if (!staged) return tooMany(response);
        if ('id' in staged.done) return void response.status(201).json({ id: staged.done.id });
        const { code, message } = staged.done.problem;
        refuse(response, 422, { code, message });
      } catch (cause) {
        const { message, extensions } = tellFailure(deps.log, cause);
        const { code, retryAfterSeconds: wait } = extensions;
        if (wait !== undefined) response.set('Retry-After', String(wait));
        refuse(response, wait === undefined ? 500 : 503, { code, message });
      }
    },
  );
  router.use('/mailbox-imports', bodyProblem());
  return router;
}

/** Before a byte of a file is read or sent. */
export function mayImport(
  { actorOf, audit }: Pick<MailboxImportRouteDependencies, 'actorOf' | 'audit'>,
  action: string,
) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const context = { actor: actorOf(request), request: { ip: request.ip ?? '' } };
    const refused = refusal(context.actor, 'MANAGE');
    if (!refused) return next();
    await audit.deny(auditEntry(context, action, { outcome: 'DENIED' }));
    if (refused === 'SIGN_IN')
      refuse(response, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    else refuse(response, 403, { code: 'FORBIDDEN', message: 'You may not do this.' });
  };
}

function isCsv(request: Request, response: Response, next: NextFunction): void {
  const type = request.headers['content-type'] ?? '';
  const [, charset = ''] = /;\s*charset="?([^";\s]*)/i.exec(type) ?? [];
  if (request.is(TYPES) && CHARSETS.includes(charset.toLowerCase())) return next();
  refuse(response, 415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: WANTED });
}

const WANTED = `Send the file as it is, with the header Content-Type: ${TYPES[0]}, in UTF-8 or as Excel's UTF-16, and not compressed.`;

/** What the reader of the body refuses: too large, compressed, or broken off. */
function bodyProblem(): express.ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = typeof error === 'object' && error && 'status' in error ? error.status : 0;
    if (response.headersSent || (status !== 413 && status !== 415)) return next(error);
    if (status === 415)
      return refuse(response, 415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: WANTED });
    const message = `At most ${MOST.bytes / 1024 / 1024} MB and ${MOST.rows} rows in one file. Split it.`;
    refuse(response, 413, { code: 'TOO_LARGE', message });
  };
}

function tooMany(response: Response): void {
  response.set('Retry-After', String(AGAIN_AFTER_SECONDS));
  const message = 'Others are importing as well. Wait a little.';
  refuse(response, 429, { code: 'TOO_MANY_REQUESTS', message });
}

function refuse(
  response: Response,
  status: number,
  { code, message }: { code: string; message: string },
): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
