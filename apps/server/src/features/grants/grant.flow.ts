import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import { chance } from '../../lib/chance.js';
import type { BasicEncoding } from '../providers/provider.js';
import type { AccountHttp } from '../token-endpoint/account.http.js';
import { askProvider } from '../token-endpoint/ask-provider.flow.js';
import { currentGrantOf } from './current-grant.store.js';
import { createAccessTokenFor } from './access-token.flow.js';
import type { Grant } from './grant.entity.js';
import { newGrant, type NewGrant } from './granted.js';
import type { GrantHolder } from './holder.js';
import { createHostPauses } from './refresh/host-pauses.js';
import { createHostReturn } from './refresh/host-return.flow.js';
import type { RefreshDependencies } from './refresh/refresh-dependencies.js';
import { createRenewal, type RenewalResult } from './refresh/renewal.flow.js';
import { createRenewNow } from './refresh/renew-now.flow.js';
import { createSafekeeping } from './refresh/safekeeping.flow.js';
import { followGrants } from './standing.store.js';
import type { Spool } from './refresh/spool.store.js';
import type { TokenReading } from '../token-endpoint/token-answer.js';
import { createTokenLife } from './refresh/token-life.js';
import type { TokenRequest } from '../token-endpoint/token-request.js';
import type { GrantSettings } from '../token-endpoint/grant-settings.js';

export type { TokenForUse } from './access-token.flow.js';

export interface Exchanged extends TokenReading {
  /**
   * Puts the new grant in the place of the former one, and lets the client's standing follow;
   * absent where none was given.
   */
  save?: (manager: EntityManager, holder: GrantHolder) => Promise<Grant>;
  /** The form of Basic that the provider has shown to take. */
  learned?: BasicEncoding;
  /** What `save` would store. */
  granted?: NewGrant;
}

export type GrantFlow = ReturnType<typeof createGrantFlow>;

/** How long a stop waits for the answers that are on their way. */
const PATIENCE_MS = 20_000;

export interface GrantDependencies extends RefreshDependencies {
  /** Milliseconds of a clock that only goes forward; the process's own unless a test brings one. */
  elapsed?: () => number;
  /** A file for tokens that the database does not take. */
  spool?: Spool | undefined;
  /** Told in the transaction that puts a grant in the place of a former one. */
  grantReplaced?: (manager: EntityManager, former: Grant, grant: Grant) => Promise<void>;
  /** Asked who signed in where no token says so. */
  accounts?: AccountHttp;
  /** The sandbox's, if it is on. */
  rehearsalHost?: string | undefined;
}

interface Asking {
  settings: GrantSettings;
  signal: AbortSignal;
  accounts: AccountHttp | undefined;
}

/** Who signed in is asked once, where the tokens do not tell it: it is shown, and no access depends on it. */
async function withAccount<A extends TokenReading>(
  asked: A,
  { settings, signal, accounts }: Asking,
): Promise<A> {
  const { tokens, content, identity } = asked;
  const { identityUrls: urls, grantType } = settings;
  if (!tokens || !content || content.account || !urls || !accounts) return asked;
  if (grantType === 'CLIENT_CREDENTIALS') return asked;
  const subject = identity?.subjects.find(({ of }) => of.startsWith('id '))?.is;
  const question = { urls, accessToken: tokens.accessToken, endpoint: settings };
  const account = await accounts.ask({ ...question, ...(subject && { subject }) }, signal);
  return account ? { ...asked, content: { ...content, account } } : asked;
}

export function createGrantFlow(deps: GrantDependencies) {
  const { grants, clients, http, clock } = deps;
  const elapsed = deps.elapsed ?? (() => performance.now());
  const life = createTokenLife({ clock, elapsed });
  const pauses = createHostPauses({ elapsed, rehearsalHost: deps.rehearsalHost });
  const safekeeping = createSafekeeping(deps);
  const hostReturned = createHostReturn(deps);
  const tools = { ...deps, life, pauses, safekeeping, hostReturned, elapsed };
  const renewal = createRenewal(tools);

  /**
   * Exchanges a code, or asks as the application: one request, never repeated. The former grant
   * stays in use until `save` has been committed.
   */
  async function exchange(
    settings: GrantSettings,
    request: Exclude<TokenRequest, { kind: 'refresh' }>,
    signal: AbortSignal,
  ): Promise<Exchanged> {
    const answered = await askProvider(http, { settings, request, signal });
    const asked = await withAccount(answered, { settings, signal, accounts: deps.accounts });
    // A person waits, so no pause of the host holds this up; what it shows of the host counts.
    const isBack = pauses.seen(settings.accessTokenUrl, asked, clock());
    if (isBack) void hostReturned(settings.accessTokenUrl);
    const { sentAt } = asked.reply;
    const granted = newGrant(asked, settings, { sentAt, chance: chance() });
    if (!granted) return asked;
    return { ...asked, granted, save: (manager, holder) => save(manager, holder, granted) };
  }

  async function save(
    manager: EntityManager,
    holder: GrantHolder,
    granted: NewGrant,
  ): Promise<Grant> {
    const { oauthClientId, mailboxId } = holder;
    const former = await currentGrantOf(manager, holder);
    const grant = await grants.put(manager, holder, granted);
    if (former) await deps.grantReplaced?.(manager, former, grant);
    // The client's own sign-in has just proved its settings; one mailbox's says little of the others.
    if (mailboxId) await followGrants(manager, clients, { oauthClientId, former });
    else await clients.setConsentState(manager, oauthClientId, 'VALIDATED', null);
    afterCommit(manager, () => {
      deps.events.publish('grant', grant.id, oauthClientId);
      deps.events.publish('oauthClient', oauthClientId);
      if (mailboxId) deps.events.publish('mailbox', mailboxId);
    });
    return grant;
  }

  /**
   * Renews a grant now, whether or not its token is due and whatever pause it was given; only the
   * pause of its host holds. What came of it stands in the grant.
   */
  async function renew(id: string): Promise<RenewalResult> {
    const grant = await grants.byId(id);
    const client = grant && (await clients.byId(grant.oauthClientId));
    const ended = !grant?.refreshable || grant.status === 'reauth_required';
    if (ended || !client?.enabled) return { kind: 'gone' };
    return renewal.alone(grant);
  }

  return {
    exchange,
    place: save,
    accessTokenFor: createAccessTokenFor(tools, renewal),
    renew,
    renewNow: createRenewNow(deps, renewal),
    prove: renewal.prove,
    /** The hosts that are left in peace now, and how long each: milliseconds. */
    pauses: { closed: pauses.closed, pause: pauses.pause },
    /** Stores what an earlier process could not; begin with it. */
    resume: renewal.resume,
    /** Whether there are tokens that the database has not taken yet. */
    isHolding: safekeeping.isHolding,
    /** Waits for the refreshes under way, so that their tokens are stored. */
    async close(): Promise<void> {
      await Promise.race([renewal.landed(), sleep(PATIENCE_MS, undefined, { ref: false })]);
      safekeeping.close();
    },
  };
}
