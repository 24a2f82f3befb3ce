import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import { isId } from '../../lib/id.js';
import { Secret } from '../../lib/secret.js';
import { diagnose } from '../diagnoses/diagnose.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import { createAdminConsentStore } from '../oauth-clients/admin-consent.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { RunFlow } from '../runs/run.flow.js';
import type { RunNote } from '../runs/run-note.js';
import { createRunNotes } from '../runs/run-notes.flow.js';
import type { RunStore } from '../runs/run.store.js';
import { hashed, stateFor } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import type { CallbackVisit } from './callback.flow.js';
import { readUnsolicited, type Unsolicited } from './unsolicited.js';
import { unsolicitedWords } from './unsolicited-words.js';

/** What the page shows to whoever came: anybody, so nothing of the client's but what the words themselves mean. */
export interface UnsolicitedNotice extends Pick<
  RunNote,
  'kind' | 'ownLink' | 'title' | 'text' | 'words'
> {
  /** If the words are true. */
  meaning: { title: string; cause: string } | null;
  /** The client of the address, if it is one. */
  oauthClientId: string | null;
  /** The validation that this browser has open. */
  runId: string | null;
}

interface Dependencies {
  attempts: Pick<AttemptStore, 'opened'>;
  database: Database;
  clients: Pick<OAuthClientStore, 'byId'>;
  runs: Pick<RunFlow, 'record'>;
  runStore: Pick<RunStore, 'allOpen' | 'current' | 'replace'>;
  events: Events;
  clock: Clock;
  publicUrl: string;
}

/**
 * What comes to the redirect URI without the state of a sign-in. It ends nothing and changes nothing,
 * since anybody can send a browser here: it is told to whoever brought it, and beside the validation
 * that this very browser has open. By a link of admin consent it is told to everybody who looks.
 */
export function createUnsolicited(deps: Dependencies) {
  const { attempts, clients, clock } = deps;
  const note = createRunNotes(deps);
  const adminConsents = createAdminConsentStore(deps.database);

  return async (visit: CallbackVisit): Promise<UnsolicitedNotice> => {
    const { oauthClientId, search } = visit;
    const client = isId(oauthClientId) ? await clients.byId(oauthClientId) : null;
    const own = client ? await ofThisBrowser(client, visit) : [];
    const sent = [...own.map(({ state }) => state), client?.adminConsentState ?? ''];
    const what = readUnsolicited(search, sent);
    const ownLink = client !== null && isByOwnLink(client, search, what);
    const known = ownLink ? ofOwnLink(what) : what;
    const told = noteOf(known, { client, ownLink });
    if (ownLink) await tellClient(client, told);
    for (const { runId } of ownLink ? [] : own) await note(runId, told);
    return {
      kind: told.kind,
      ownLink,
      title: told.title,
      text: told.text,
      words: told.words,
      meaning: meaningOf(known, client),
      oauthClientId: client?.id ?? null,
      runId: own[0]?.runId ?? null,
    };
  };

  /** The sign-ins that this browser has begun, with the states that it was sent away with. */
  async function ofThisBrowser(client: OAuthClient, { flowOf, sessionId }: CallbackVisit) {
    return (await attempts.opened(client.id)).flatMap((attempt) => {
      const value = flowOf(attempt.id);
      const flow = value === undefined ? undefined : new Secret(value);
      if (!flow || hashed(flow) !== attempt.flowHash) return [];
      const otherPerson = sessionId !== undefined && attempt.sessionId !== null;
      if (otherPerson && sessionId !== attempt.sessionId) return [];
      return [{ runId: attempt.runId, state: stateFor(attempt.id, flow).reveal() }];
    });
  }

  function noteOf(
    what: Unsolicited,
    { client, ownLink }: { client: OAuthClient | null; ownLink: boolean },
  ): RunNote {
    const { kind, words = null, tenant = null, authorize } = what;
    const facts = client && { client: clientFacts(client, deps.publicUrl) };
    const diagnoses =
      client && authorize
        ? diagnose({ now: clock(), provider: client.provider, ...facts, authorize, probes: [] })
        : [];
    return {
      kind,
      ownLink,
      words,
      tenant,
      at: clock(),
      ...unsolicitedWords(what, ownLink),
      diagnosis: diagnoses[0] ?? null,
    };
  }

  /** Without the client's own values: they are nobody's business who only knows the address. */
  function meaningOf({ authorize }: Unsolicited, client: OAuthClient | null) {
    if (!authorize) return null;
    const provider = client?.provider ?? 'GENERIC';
    const [first] = diagnose({ now: clock(), provider, authorize, probes: [] });
    // What is on no list would be told in the stranger's words once more.
    const listed = first && !/^unknown$|-unlisted$/.test(first.code);
    return listed ? { title: first.title, cause: first.cause } : null;
  }

  async function tellClient({ id }: OAuthClient, told: RunNote): Promise<void> {
    if (await adminConsents.note(id, told)) deps.events.publish('oauthClient', id);
    for (const run of await deps.runStore.allOpen({ oauthClientId: id }))
      if (run.kind === 'VALIDATION' && run.status === 'WAITING') await note(run.id, told);
  }
}

/** The state of our link, and an answer to what the link has asked. */
function isByOwnLink(client: OAuthClient, search: string, { kind, misshapen }: Unsolicited) {
  const states = new URLSearchParams(search).getAll('state');
  const [given, own] = [Buffer.from(states[0] ?? ''), Buffer.from(client.adminConsentState)];
  const same = own.length > 0 && given.length === own.length && timingSafeEqual(given, own);
  const answers = ['ADMIN_CONSENT_GIVEN', 'ADMIN_CONSENT_REFUSED', 'REFUSED'].includes(kind);
  return same && answers && !misshapen;
}

/** Whatever error came back by it: the administrator was asked for everybody. */
const ofOwnLink = (what: Unsolicited): Unsolicited =>
  what.kind === 'REFUSED' ? { ...what, kind: 'ADMIN_CONSENT_REFUSED' } : what;
