import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { failpoint } from '../../lib/failpoint.js';
import type { Log } from '../../lib/log.js';
import { Secret } from '../../lib/secret.js';
import { randomToken } from '../../lib/token.js';
import type { DiscoveryFlow } from '../oauth-clients/discovery.flow.js';
import type { ClientMailboxes } from '../mailboxes/client-mailboxes.store.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import type { MailboxKinds } from '../mailboxes/mailbox-kinds.store.js';
import { missingSettings } from '../oauth-clients/client-status.js';
import { splitEndpoints } from '../oauth-clients/endpoint-sites.js';
import { lintOAuthClient } from '../oauth-clients/lint/index.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { redirectUri } from '../oauth-clients/redirect-uri.js';
import type { Providers } from '../providers/index.js';
import { Run } from '../runs/run.entity.js';
import type { RunStore } from '../runs/run.store.js';
import type { WantedBy } from '../runs/wanted-by.js';
import type { StoredAttempt } from './attempt.store.js';
import { ATTEMPT_MINUTES, newAttempt, type AttemptSettings } from './attempt.js';
import { createCallbackFlow, type CallbackDependencies } from './callback.flow.js';
import { joinedScopes, snapshot, withNonce } from './snapshot.js';
import { signsIn } from './signs-in.js';
import { invitationMoved, invitationUsed } from './invitation-use.store.js';
import { createTicketFlow } from './ticket.flow.js';
import { createWaiting } from './waiting.flow.js';
import { settingsDiagnoses } from './settings-diagnoses.js';
import {
  afterSettings,
  plannedSteps,
  refusalFacts,
  settingsRefusal,
  type SettingsJudgement,
} from './validation-steps.js';

export interface ValidationDependencies extends Omit<CallbackDependencies, 'reopen'> {
  database: Database;
  runStore: RunStore;
  providers: Providers;
  discovery: Pick<DiscoveryFlow, 'known'>;
  clientMailboxes: Pick<ClientMailboxes, 'one' | 'only' | 'addresses'>;
  mailboxKinds: Pick<MailboxKinds, 'linted'>;
  events: Events;
  log: Log;
  /** How long a person has to come back, in milliseconds; tests shorten it. */
  patience?: number;
}

export interface ValidationStarted {
  run: Run;
  /** The start page with its ticket; null where no person is needed. */
  authorizationUrl: string | null;
}

export interface ValidationRequest {
  /** The session of the person who asked, if one did. */
  sessionId: string | null;
  /** Who wants it; absent: a person who is not known any more. */
  by?: WantedBy;
  /** The mailbox that the grant shall belong to; absent: all mailboxes of the client. */
  mailboxId?: string | null;
  /** Whether another account may take the place of the client's at once; else an admin confirms it. */
  mayReplace?: boolean;
  /** Written in the transaction that stores the new run. */
  inTransaction?: (manager: EntityManager, client: OAuthClient, run: Run) => Promise<void>;
}

type Asked = ValidationRequest & { judged: SettingsJudgement; mailboxId: string | null };

export type ValidationFlow = ReturnType<typeof createValidationFlow>;

export function createValidationFlow(deps: ValidationDependencies) {
  const { database, clients, clientMailboxes, attempts, runs, runStore, clock } = deps;
  const { providers, publicUrl } = deps;
  const callbacks = createCallbackFlow({ ...deps, reopen });
  const tickets = createTicketFlow(deps);
  const waiting = createWaiting({ ...deps, patience: deps.patience ?? ATTEMPT_MINUTES * 60_000 });

  /** Judges the settings and starts a run. */
  async function start(
    oauthClientId: string,
    asking: ValidationRequest,
  ): Promise<ValidationStarted> {
    const found = await clients.byId(oauthClientId);
    if (!found) throw notFound('This OAuth client');
    const judged = await judge(found);
    // What is refused has asked nobody anything.
    const client = settingsRefusal(judged) ? found : await deps.discovery.known(found);
    const mailbox = await signsIn(client, clientMailboxes, asking.mailboxId);
    const addresses = mailbox ? [mailbox.address] : await clientMailboxes.addresses(client.id);
    const asked = { ...asking, mailboxId: mailbox?.id ?? null, judged };
    const settings = {
      mayReplace: asking.mayReplace ?? false,
      ...snapshot(client, {
        addresses,
        provider: providers[client.provider],
        clientSecret: clients.secretOf(client),
        redirectUri: redirectUri(publicUrl, client.id),
      }),
    };
    if (settingsRefusal(asked.judged) !== undefined) return refuse(client, asked);
    if (client.grantType === 'CLIENT_CREDENTIALS') return asApplication(client, settings, asked);
    return withPerson(client, settings, asked);
  }

  async function judge(client: OAuthClient): Promise<SettingsJudgement> {
    const uri = redirectUri(publicUrl, client.id);
    const findings = lintOAuthClient(
      { ...client, secret: client.secretShape, redirectUri: uri },
      {
        provider: providers[client.provider],
        publicUrl,
        now: clock(),
        mailboxes: (await deps.mailboxKinds.linted(client.id)).map(mailboxFacts),
      },
    );
    return {
      missing: missingSettings({ ...client, hasSecret: client.secretShape !== 'absent' }),
      enabled: client.enabled,
      split: splitEndpoints(client),
      doubts: findings.filter(({ severity }) => severity === 'ERROR').map(({ title }) => title),
    };
  }

  /**
   * A stored run with its settings judged, and `beside` in the same transaction. A validation that
   * was still open for the same grant is cancelled: two at once would overwrite each other's.
   */
  async function open(
    client: OAuthClient,
    { judged, mailboxId, by, inTransaction }: Asked,
    beside?: (manager: EntityManager, run: Run) => Promise<void>,
  ): Promise<Run> {
    const { run, former } = await database.transaction(async (manager) => {
      const of = { oauthClientId: client.id, mailboxId };
      const unfinished = await runStore.unfinishedOf(manager, of);
      // Of those too whose run a restart has ended: somebody might still come back with one.
      await attempts.void(manager, of);
      const opened = await runs.open(manager, {
        ...by,
        kind: 'VALIDATION',
        oauthClientId: client.id,
        mailboxId,
        steps: plannedSteps(client.grantType),
        message: 'Validating.',
      });
      const saved = afterSettings(opened, judged, clock());
      await runStore.replace(manager, saved);
      await beside?.(manager, saved);
      await inTransaction?.(manager, client, saved);
      return { run: saved, former: unfinished };
    });
    await runs.guarded(run.id, async () => {
      await failpoint('validate.opened');
      for (const { id } of former) await runs.cancel(id);
    });
    return run;
  }

  /** Another run for a person who comes back to one that a restart has ended. */
  async function reopen({ oauthClientId, mailboxId, sessionId, runId }: StoredAttempt) {
    const client = await clients.byId(oauthClientId);
    if (!client) return null;
    const subject = { kind: 'oauth-client', id: client.id, name: client.name };
    const inTransaction = async (manager: EntityManager, _client: OAuthClient, run: Run) => {
      await invitationMoved(manager, runId, run.id);
      await deps.audit.record(manager, {
        actor: { kind: 'system' },
        action: 'oauth-client.validate',
        subject,
      });
    };
    const ended = await runStore.byId(runId);
    const by = ended ? { trigger: ended.trigger, startedBy: ended.startedBy } : undefined;
    return open(client, { judged: await judge(client), mailboxId, sessionId, by, inTransaction });
  }

  async function refuse(client: OAuthClient, asked: Asked): Promise<ValidationStarted> {
    const run = await open(client, asked);
    const diagnoses = settingsDiagnoses(client, refusalFacts(asked.judged), {
      now: clock(),
      publicUrl,
    });
    const message = settingsRefusal(asked.judged) ?? '';
    await runs.finish(run.id, { status: 'FAILED', message, diagnoses });
    return { run: (await runs.current(run.id)) ?? run, authorizationUrl: null };
  }

  async function asApplication(
    client: OAuthClient,
    settings: AttemptSettings,
    asked: Asked,
  ): Promise<ValidationStarted> {
    const run = await open(client, asked);
    const request = { kind: 'client-credentials', scope: joinedScopes(settings) } as const;
    runs.execute(run, (signal) =>
      callbacks.exchange.work({ run, client, settings, request }, signal),
    );
    return { run, authorizationUrl: null };
  }

  async function withPerson(
    client: OAuthClient,
    settings: AttemptSettings,
    asked: Asked,
  ): Promise<ValidationStarted> {
    const { sessionId, mailboxId } = asked;
    const ticket = new Secret(randomToken());
    const begun = {
      id: randomUUID(),
      oauthClientId: client.id,
      mailboxId,
      sessionId,
      settings: withNonce(settings, randomToken()),
      ticket,
      codeVerifier: new Secret(randomToken()),
    };
    const run = await open(client, asked, (manager, { id }) =>
      attempts.insert(manager, newAttempt({ ...begun, runId: id, now: clock() })),
    );
    waiting.watch({ ...begun, runId: run.id });
    return { run, authorizationUrl: `${publicUrl}/oauth/start/${ticket.reveal()}` };
  }

  return {
    start,
    openTicket: tickets.open,
    receive: callbacks.receive,
    unsolicited: callbacks.unsolicited,
    /** For the transaction that changes a client's settings: what was begun with the old ones is void. */
    settingsChanged: waiting.settingsChanged,
    /** For the transaction that ends a run of a validation. */
    runEnded: async (manager: EntityManager, run: Run): Promise<void> => {
      const { id, status } = run;
      await invitationUsed(manager, run, { audit: deps.audit, at: clock() });
      // A restart ends the run; the person at the provider knows nothing of it and may come back.
      if (status !== 'INTERRUPTED') await attempts.void(manager, { runId: id });
    },
    close: waiting.close,
  };
}
