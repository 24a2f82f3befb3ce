import type { EntityManager } from 'typeorm';
import type { Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { failpoint } from '../../lib/failpoint.js';
import { diagnose } from '../diagnoses/diagnose.js';
import type { Facts } from '../diagnoses/facts.js';
import type { Exchanged, GrantFlow } from '../grants/grant.flow.js';
import { currentGrantOf } from '../grants/current-grant.store.js';
import type { Grant } from '../grants/grant.entity.js';
import { isPersonOf } from '../hand-out/reach.js';
import type { TokenRequest } from '../token-endpoint/token-request.js';
import type { WaitingConsents } from '../grants/waiting-consent.flow.js';
import { mustWait } from '../grants/waiting-grant.js';
import type { ClientMailboxes } from '../mailboxes/client-mailboxes.store.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import { currentMailbox, usesClient } from '../mailboxes/current-mailbox.store.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import { currentClient } from '../oauth-clients/current-client.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Run } from '../runs/run.entity.js';
import type { RunFlow } from '../runs/run.flow.js';
import { settingsDiagnoses } from './settings-diagnoses.js';
import type { AttemptSettings } from './attempt.js';
import { grantSettings } from './snapshot.js';
import {
  grantSentence,
  spoiltSentences,
  tokenSentence,
  validationVerdict,
  waitingVerdict,
} from './validation-verdict.js';

export interface ExchangeDependencies {
  clients: OAuthClientStore;
  clientMailboxes: Pick<ClientMailboxes, 'one' | 'only'>;
  grants: GrantFlow;
  runs: RunFlow;
  consents: Pick<WaitingConsents, 'hold'>;
  audit: Pick<Audit, 'record'>;
  clock: Clock;
  publicUrl: string;
  read: EntityManager;
}

export interface ExchangeRequest {
  run: Run;
  client: OAuthClient;
  settings: AttemptSettings;
  request: Exclude<TokenRequest, { kind: 'refresh' }>;
}

/** The client was edited, disabled or deleted while the provider was asked: what it gave is not for these settings. */
class SettingsChanged extends Error {}

/** So was the grant whose place it would take: what was said of that one is judged again. */
class FormerChanged extends SettingsChanged {}

type Concluded = Pick<ExchangeRequest, 'run' | 'client' | 'settings'>;
type Judged = Omit<Parameters<RunFlow['finish']>[1], 'together'>;

/**
 * The grant of another account whose place is not to be taken at once: the client's, or what a mailbox
 * signs in with. A mailbox's own person needs nobody's word.
 */
async function formerOf(
  manager: EntityManager,
  {
    run,
    settings,
    granted,
  }: Pick<ExchangeRequest, 'run' | 'settings'> & Pick<Exchanged, 'granted'>,
): Promise<Grant | null> {
  const { oauthClientId, mailboxId } = run;
  if (oauthClientId === null || !granted) return null;
  const mailbox = mailboxId ? await currentMailbox(manager, mailboxId) : null;
  if (mailbox && isPersonOf(mailbox, granted)) return null;
  const own = mailbox && (await currentGrantOf(manager, { oauthClientId, mailboxId: mailbox.id }));
  const former = own ?? (await currentGrantOf(manager, { oauthClientId }));
  const { mayReplace = false } = settings;
  return mustWait(granted, { former, mayReplace }) ? former : null;
}

/** A grant of one mailbox is worth nothing once it is gone or signs in elsewhere. */
async function stillUses(manager: EntityManager, id: string, oauthClientId: string): Promise<void> {
  if (!(await usesClient(manager, id, oauthClientId))) throw new SettingsChanged();
}

/** The last part of a validation: ask for tokens, judge them, store the grant, say so. */
export function createExchangeFlow(deps: ExchangeDependencies) {
  const { runs, clock } = deps;

  async function work(
    { run, client, settings, request }: ExchangeRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const wanted = grantSettings(settings, {
      grantType: client.grantType,
      credentials: deps.clients.credentialsFor(client, settings),
    });
    const { exchanged } = await runs.step(run, 'exchange', async () => {
      const exchanged = await deps.grants.exchange(wanted, request, signal);
      const { learned, save, facts } = exchanged;
      if (learned) await deps.clients.learnBasicEncoding(client, learned);
      const detail = tokenSentence(facts, clock());
      return { exchanged, detail, status: save ? 'SUCCEEDED' : 'FAILED' };
    });
    const { facts, content } = exchanged;
    const known = await allFacts(run, client, exchanged);
    const diagnoses = diagnose(known);
    const account = content?.account;
    // The history of a client holds the sign-ins of its mailboxes, too.
    const whom = account && run.mailboxId ? `${account} for ${known.mailbox?.address}` : account;
    const verdict = validationVerdict(facts, diagnoses, whom);
    await finish({ run, client, settings }, exchanged, { ...verdict, diagnoses });
  }

  async function finish(asked: Concluded, exchanged: Exchanged, judged: Judged): Promise<void> {
    const { run, client } = asked;
    const conclude = () => concluded(asked, exchanged, judged);
    try {
      await conclude().catch((cause: unknown) => {
        if (cause instanceof FormerChanged) return conclude();
        throw cause;
      });
    } catch (cause) {
      if (!(cause instanceof SettingsChanged)) throw cause;
      const message = spoiltSentences.changed;
      const world = { now: clock(), publicUrl: deps.publicUrl };
      const diagnoses = settingsDiagnoses(client, { kind: 'changed' }, world);
      await runs.finish(run.id, { status: 'FAILED', message, diagnoses });
    }
  }

  async function concluded(asked: Concluded, exchanged: Exchanged, judged: Judged): Promise<void> {
    const { run, settings } = asked;
    const { granted, facts, content } = exchanged;
    const expected = await formerOf(deps.read, { run, settings, granted });
    await failpoint('validate.answered');
    const result = expected ? { ...judged, ...waitingVerdict(granted, expected) } : judged;
    if (exchanged.save)
      await runs.step(run, 'grant', () => ({
        status: result.status === 'WARNING' ? 'WARNING' : 'SUCCEEDED',
        detail: grantSentence(facts, content, settings),
      }));
    await runs.finish(run.id, {
      ...result,
      inTransaction: (manager) => place(manager, { ...asked, expected }, exchanged),
    });
  }

  /** The grant, the client's state and the end of the run: all of it or nothing. */
  async function place(
    manager: EntityManager,
    { run, client: { id }, settings, expected }: Concluded & { expected: Grant | null },
    { save, granted }: Exchanged,
  ): Promise<void> {
    if (!save) return;
    const now = await currentClient(manager, id);
    if (!now?.enabled || now.updatedAt.getTime() !== settings.version) throw new SettingsChanged();
    if (run.mailboxId) await stillUses(manager, run.mailboxId, id);
    const former = await formerOf(manager, { run, settings, granted });
    if (former?.grantId !== expected?.grantId) throw new FormerChanged();
    const holder = { oauthClientId: id, mailboxId: run.mailboxId };
    const version = now.updatedAt;
    if (former && granted)
      await deps.consents.hold(manager, holder, { runId: run.id, version, granted, former });
    else await save(manager, holder);
    await deps.audit.record(manager, {
      actor: { kind: 'system' },
      action: former ? 'oauth-client.consent-waits' : 'oauth-client.granted',
      subject: { kind: 'oauth-client', id, name: now.name },
    });
    await failpoint('validate.storing');
  }

  async function allFacts(
    { mailboxId }: Run,
    client: OAuthClient,
    { facts, content }: Exchanged,
  ): Promise<Facts> {
    const { one, only } = deps.clientMailboxes;
    const mailbox = await (mailboxId === null ? only(client.id) : one(client.id, mailboxId));
    return {
      now: clock(),
      provider: client.provider,
      client: clientFacts(client, deps.publicUrl),
      ...(client.grantType === 'AUTHORIZATION_CODE' && { authorize: { kind: 'granted' } }),
      token: facts,
      ...(content && { tokenContent: content }),
      // With several mailboxes none of them can say who ought to have signed in.
      ...(mailbox && { mailbox: mailboxFacts(mailbox) }),
      probes: [],
    };
  }

  return { work };
}
