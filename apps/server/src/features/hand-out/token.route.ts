import { Router, type Request, type Response } from 'express';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import { tellFailure } from '../../graphql/errors.js';
import type { Log } from '../../lib/log.js';
import type { Actor } from '../access/actor.js';
import { loginOf } from '../mailboxes/login.js';
import { ISSUE, xoauth2Of, type HandOutRequest, type HandedOut } from './hand-out.flow.js';
import type { NamedHandOut, NamedWish } from './named-hand-out.flow.js';
import { readMinimumLife, readTokenQuery } from './token-query.js';

export interface TokenRouteDependencies {
  handOut: NamedHandOut;
  audit: Pick<Audit, 'deny'>;
  log: Log;
  actorOf(request: Request): Actor | undefined;
}

/**
 * Tokens for what speaks no GraphQL: GET /token/<mailbox> as text for shells, and GET /token?account=<mailbox>
 * as EmailEngine asks its authentication server. Rules, limits, audit and refusals are those of issueAccessToken.
 */
export function tokenRoute(deps: TokenRouteDependencies): Router {
  const router = Router();
  router.get('/token/:mailbox', async (request, response) => {
    const asking = await askingOf(deps, request, { basic: false });
    if (!asking) return signInFirst(response);
    const query = readTokenQuery(request.query);
    if (typeof query === 'string') return say(response, 400, query);
    const issued = await hand(deps, response, { asking, ...request.params, ...query });
    if (!issued) return;
    const text = query.format === 'token' ? issued.token.accessToken.reveal() : xoauth2Of(issued);
    response.type('text/plain; charset=utf-8').end(`${text}\n`);
  });
  router.get('/token', async (request, response) => {
    const asking = await askingOf(deps, request, { basic: true });
    if (!asking) return signInFirst(response);
    const { account, proto } = request.query;
    if (typeof account !== 'string' || account === '')
      return say(response, 400, 'Name one mailbox: /token?account=<its id or address>.');
    const minimumLifeSeconds = readMinimumLife(request.query);
    if (typeof minimumLifeSeconds === 'string') return say(response, 400, minimumLifeSeconds);
    const issued = await hand(deps, response, { asking, mailbox: account, minimumLifeSeconds });
    if (!issued) return;
    const user = loginOf(issued.mailbox, { sending: proto === 'smtp' });
    const accessToken = issued.token.accessToken.reveal();
    response.type('application/json').end(JSON.stringify({ user, accessToken }));
  });
  return router;
}

/** The key that asks; undefined where there is none, which is in the audit log then. */
async function askingOf(
  { actorOf, audit }: TokenRouteDependencies,
  request: Request,
  { basic }: { basic: boolean },
): Promise<HandOutRequest | undefined> {
  const context = { actor: actorOf(request), request: { ip: request.ip ?? '' } };
  const isBearer = /^Bearer /i.test(request.headers.authorization ?? '');
  if (context.actor?.kind === 'api-key' && (basic || isBearer))
    return { ...context, actor: context.actor };
  await audit.deny(auditEntry({ ...context, actor: undefined }, ISSUE, { outcome: 'DENIED' }));
  return undefined;
}

/** Undefined where the refusal has been answered. */
async function hand(
  { handOut, log }: TokenRouteDependencies,
  response: Response,
  { asking, ...wish }: NamedWish & { asking: HandOutRequest },
): Promise<HandedOut | undefined> {
  try {
    const issued = await handOut(asking, wish);
    response.set('Mailkey-Token-Expires-At', issued.token.expiresAt.toISOString());
    response.set('Mailkey-Minimum-Life', issued.meetsMinimumLife ? 'met' : 'not met');
    return issued;
  } catch (cause) {
    const { message, extensions } = tellFailure(log, cause);
    const { code, retryAfterSeconds: wait } = extensions;
    if (wait !== undefined) response.set('Retry-After', String(wait));
    const sentence = code === 'FORBIDDEN' ? lacking(asking.actor) : message;
    say(response, STATUS[code] ?? (wait === undefined ? 500 : 503), sentence);
    return undefined;
  }
}

/** What a shell is told in place of "You may not do this."; one that is gone looks like one of somebody else. */
const lacking = ({ scopes }: HandOutRequest['actor']): string =>
  scopes.includes('TOKENS')
    ? 'This API key may take no tokens of this mailbox: it is not in the list of the key, or gone. Make a key that lists it.'
    : 'This API key may take no tokens: it lacks the scope TOKENS. Make a key that has it and lists the mailbox.';

/** By the code of the mutation's error. What passes by itself is 503 with Retry-After. */
const STATUS: Record<string, number> = {
  FORBIDDEN: 403,
  CONFLICT: 409,
  TOKEN_UNAVAILABLE: 409,
  TOO_MANY_REQUESTS: 429,
};

/** Basic is taken and not asked for: a browser would show its dialog. */
function signInFirst(response: Response): void {
  response.set('WWW-Authenticate', 'Bearer realm="Mailkey"');
  say(response, 401, 'Send an API key that Mailkey knows, as Authorization: Bearer <key>.');
}

/** By `end`, as everything here: `send` would add a digest of the body, which may be a token. */
function say(response: Response, status: number, sentence: string): void {
  response.status(status).type('text/plain; charset=utf-8').end(`${sentence}\n`);
}
