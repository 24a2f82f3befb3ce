import { Secret } from '../../lib/secret.js';
import { failpoint } from '../../lib/failpoint.js';
import { randomToken } from '../../lib/token.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { splitEndpoints } from '../oauth-clients/endpoint-sites.js';
import type { Clock } from '../../lib/clock.js';
import type { AttemptStore, StoredAttempt } from './attempt.store.js';
import { hashed, stateFor } from './attempt.js';
import { authorizationUrl } from './authorization-url.js';

/** A browser at the start page. */
export interface TicketVisit {
  ticket: string;
  flowOf: (attemptId: string) => string | undefined;
  sessionId: string | undefined;
  /** A button was pressed, a link followed, or somebody or something only looks at it. */
  meant: 'pressed' | 'followed' | 'looked';
}

export type TicketOpened =
  | { kind: 'redirect'; attemptId: string; location: string; flow: Secret; maxAge: number }
  /** A link that was sent: the person has to say that they want to go there. */
  | { kind: 'asks'; provider: URL }
  | { kind: 'refused'; problem: TicketProblem };

export type TicketProblem =
  'unknown' | 'over' | 'changed' | 'split' | 'other-session' | 'other-browser';

/** The start page: ties an attempt to one browser and sends that browser to the provider. */
export function createTicketFlow(deps: {
  attempts: AttemptStore;
  clients: OAuthClientStore;
  clock: Clock;
}) {
  const { attempts, clients, clock } = deps;

  async function open(visit: TicketVisit): Promise<TicketOpened> {
    const ticket = new Secret(visit.ticket);
    const attempt = await attempts.byTicket(ticket);
    if (!attempt) return refused('unknown');
    const problem = await problemOf(attempt, visit);
    if (problem) return refused(problem);
    const known = visit.flowOf(attempt.id);
    if (attempt.flowHash !== null) {
      const same = known !== undefined && hashed(new Secret(known)) === attempt.flowHash;
      return same ? redirect(attempt, new Secret(known)) : refused('other-browser');
    }
    if (!goesOn(attempt, visit))
      return { kind: 'asks', provider: new URL(attempt.settings.authorizeUrl) };
    const flow = new Secret(randomToken());
    const tied = await attempts.open(attempt.id, {
      flowHash: hashed(flow),
      stateHash: hashed(stateFor(attempt.id, flow)),
    });
    await failpoint('validate.redirecting');
    // Somebody else was faster by a moment.
    return tied ? redirect(attempt, flow) : refused('other-browser');
  }

  async function problemOf(
    attempt: StoredAttempt,
    { sessionId }: TicketVisit,
  ): Promise<TicketProblem | undefined> {
    if (attempt.status !== 'pending' || clock() >= attempt.expiresAt) return 'over';
    const otherPerson = sessionId !== undefined && attempt.sessionId !== null;
    if (otherPerson && sessionId !== attempt.sessionId) return 'other-session';
    const client = await clients.byId(attempt.oauthClientId);
    if (client?.updatedAt.getTime() !== attempt.settings.version) return 'changed';
    return splitEndpoints(client) ? 'split' : undefined;
  }

  function redirect(attempt: StoredAttempt, flow: Secret): TicketOpened {
    const state = stateFor(attempt.id, flow);
    const { codeVerifier, settings, expiresAt, id } = attempt;
    return {
      kind: 'redirect',
      attemptId: id,
      flow,
      location: authorizationUrl(settings, { state, codeVerifier }),
      maxAge: Math.ceil((expiresAt.getTime() - clock().getTime()) / 1000),
    };
  }

  return { open };
}

/** The person who started it goes by the link alone: no scanner of links has that session. */
function goesOn({ sessionId }: StoredAttempt, visit: TicketVisit): boolean {
  const own = sessionId !== null && sessionId === visit.sessionId;
  return visit.meant === 'pressed' || (own && visit.meant === 'followed');
}

function refused(problem: TicketProblem): TicketOpened {
  return { kind: 'refused', problem };
}
