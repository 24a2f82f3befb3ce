import type { EntityManager } from 'typeorm';
import { diagnose } from '../diagnoses/diagnose.js';
import type { Database } from '../../db/database.js';
import { failpoint } from '../../lib/failpoint.js';
import type { AuthorizeFacts } from '../diagnoses/facts.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import {
  splitEndpoints,
  splitSentence,
  type SplitEndpoints,
} from '../oauth-clients/endpoint-sites.js';
import { isIssuer } from '../oauth-clients/discovery.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Events } from '../../lib/events.js';
import type { Run } from '../runs/run.entity.js';
import type { RunStore } from '../runs/run.store.js';
import type { AttemptStore, StoredAttempt } from './attempt.store.js';
import { Secret } from '../../lib/secret.js';
import { readCallbackParameters, type CallbackParameters } from './callback-parameters.js';
import type { AttemptSettings } from './attempt.js';
import { createExchangeFlow, type ExchangeDependencies } from './exchange.flow.js';
import {
  matchCallback,
  type CallbackMatch,
  type ForeignProblem,
  type SpoiltProblem,
} from './match-callback.js';
import { settingsDiagnoses } from './settings-diagnoses.js';
import { createUnsolicited, type UnsolicitedNotice } from './unsolicited.flow.js';
import { spoiltSentences } from './validation-verdict.js';

export interface CallbackDependencies extends ExchangeDependencies {
  attempts: AttemptStore;
  database: Database;
  runStore: Pick<RunStore, 'allOpen' | 'current' | 'replace'>;
  events: Events;
  /** A run that takes the place of one that a restart has ended. */
  reopen: (attempt: StoredAttempt) => Promise<Run | null>;
}

/** A browser at the redirect URI. */
export interface CallbackVisit {
  oauthClientId: string;
  /** What stands behind the path, from the question mark on, as it came. */
  search: string;
  /** The value of the attempt's flow cookie, if the browser has it. */
  flowOf: (attemptId: string) => string | undefined;
  sessionId: string | undefined;
}

export type Received =
  | { kind: 'accepted'; runId: string; attemptId: string }
  | { kind: 'refused'; problem: ForeignProblem | 'used' }
  /** No state of a sign-in that is under way speaks for it. */
  | { kind: 'unsolicited'; notice: UnsolicitedNotice };

type Stopped = { run: Run; client: OAuthClient; settings: AttemptSettings };

type Belonging = Exclude<CallbackMatch, { kind: 'foreign' }>;

/** Takes what the provider's redirect has brought: judged, used up once, worked on in the background. */
export function createCallbackFlow(deps: CallbackDependencies) {
  const { attempts, clients, runs, clock } = deps;
  const exchange = createExchangeFlow(deps);
  const unsolicited = createUnsolicited(deps);

  async function receive(visit: CallbackVisit): Promise<Received> {
    const parameters = readCallbackParameters(new URLSearchParams(visit.search));
    const attempt = parameters?.state && (await attempts.byState(parameters.state));
    if (!attempt) return { kind: 'unsolicited', notice: await unsolicited(visit) };
    const match = judged(attempt, visit, parameters);
    if (match.kind === 'foreign') return { kind: 'refused', problem: match.problem };
    // Of several callbacks at once only one gets past this line, an expired one none.
    const mine = await (isExpired(match) ? attempts.expire(attempt.id) : attempts.use(attempt.id));
    const run = mine ? await runs.guarded(attempt.runId, () => runOf(attempt)) : null;
    if (!run || run.finishedAt) return { kind: 'refused', problem: 'used' };
    runs.execute(run, (signal) => work({ run, attempt, match, iss: parameters.iss }, signal));
    return { kind: 'accepted', runId: run.id, attemptId: attempt.id };
  }

  async function runOf(attempt: StoredAttempt): Promise<Run | null> {
    await failpoint('validate.used');
    const run = await runs.current(attempt.runId);
    return run?.status === 'INTERRUPTED' ? deps.reopen(attempt) : run;
  }

  function judged(
    attempt: StoredAttempt,
    visit: CallbackVisit,
    parameters: CallbackParameters,
  ): CallbackMatch {
    const flow = visit.flowOf(attempt.id);
    return matchCallback(attempt, {
      oauthClientId: visit.oauthClientId,
      parameters,
      flow: flow === undefined ? undefined : new Secret(flow),
      sessionId: visit.sessionId,
      now: clock(),
    });
  }

  interface Arrived {
    run: Run;
    attempt: StoredAttempt;
    match: Belonging;
    iss: string | undefined;
  }

  async function work({ run, attempt, match, iss }: Arrived, signal: AbortSignal): Promise<void> {
    const { settings } = attempt;
    const client = await clients.byId(attempt.oauthClientId);
    if (!client || client.updatedAt.getTime() !== settings.version || !client.enabled) {
      return changed(run, client);
    }
    const split = splitEndpoints(client);
    if (split) return unconfirmed(run, client, split);
    if (match.kind === 'denied') return denied(run, client, match.authorize);
    runs.record(run.id, { kind: 'resumed', message: 'Back from the provider.' });
    const at = clock();
    runs.record(run.id, { kind: 'step-ended', step: 'authorize', status: 'SUCCEEDED', at });
    runs.record(run.id, { kind: 'step-started', step: 'callback', at });
    if (match.kind === 'spoilt')
      return spoilt({ run, client, settings }, { problem: match.problem, iss });
    runs.record(run.id, { kind: 'step-ended', step: 'callback', status: 'SUCCEEDED', at: clock() });
    const { redirectUri } = settings;
    const request = {
      kind: 'code' as const,
      redirectUri,
      callback: match.callback,
      ...(settings.pkce !== 'OFF' && { codeVerifier: attempt.codeVerifier }),
      ...(settings.nonce && { nonce: settings.nonce }),
    };
    await exchange.work({ run, client, settings, request }, signal);
  }

  async function changed(run: Run, client: OAuthClient | null): Promise<void> {
    const world = { now: clock(), publicUrl: deps.publicUrl };
    const diagnoses = settingsDiagnoses(client, { kind: 'changed' }, world);
    await runs.finish(run.id, { status: 'FAILED', message: spoiltSentences.changed, diagnoses });
  }

  /** It was begun before anybody was asked to confirm: the code goes nowhere. */
  async function unconfirmed(run: Run, client: OAuthClient, split: SplitEndpoints): Promise<void> {
    const world = { now: clock(), publicUrl: deps.publicUrl };
    const diagnoses = settingsDiagnoses(client, { kind: 'split', ...split }, world);
    await runs.finish(run.id, { status: 'FAILED', message: splitSentence(split), diagnoses });
  }

  async function spoilt(
    { run, client, settings }: Stopped,
    { problem, iss }: { problem: SpoiltProblem; iss: string | undefined },
  ): Promise<void> {
    const rejected = rejections[problem];
    const issuer = {
      expected: settings.issuer ?? new URL(settings.authorizeUrl).origin,
      ...(iss !== undefined && { seen: iss }),
    };
    // An admin may have mistyped it, or the server lies behind another name: whoever knows may confirm it.
    const confirmable = problem === 'issuer-mismatch' && iss !== undefined && isIssuer(iss);
    const diagnoses = rejected
      ? diagnose({
          now: clock(),
          provider: client.provider,
          probes: [],
          client: clientFacts(client, deps.publicUrl),
          authorize: { kind: 'rejected', problem: rejected, issuer },
        })
      : [];
    await runs.finish(run.id, {
      status: 'FAILED',
      message: spoiltSentences[problem],
      diagnoses,
      ...(confirmable && {
        inTransaction: (manager: EntityManager) => clients.refuseIssuer(manager, client.id, iss),
      }),
    });
  }

  async function denied(
    run: Run,
    client: OAuthClient,
    authorize: Extract<AuthorizeFacts, { kind: 'error' }>,
  ): Promise<void> {
    const words = [authorize.error, authorize.description].filter(Boolean).join(': ');
    runs.record(run.id, {
      kind: 'step-ended',
      step: 'authorize',
      status: 'FAILED',
      at: clock(),
      detail: words,
    });
    const diagnoses = diagnose({
      now: clock(),
      provider: client.provider,
      probes: [],
      authorize,
      client: clientFacts(client, deps.publicUrl),
    });
    const message = `The provider refused: ${diagnoses[0]?.title ?? authorize.error}.`;
    await runs.finish(run.id, { status: 'FAILED', message, diagnoses });
  }

  return { receive, unsolicited, exchange };
}

/** What a diagnosis calls the problems of a callback; one that only came late has nothing to fix. */
const rejections: Partial<Record<SpoiltProblem, 'issuer' | 'parameters'>> = {
  'issuer-mismatch': 'issuer',
  'issuer-missing': 'issuer',
  'no-code': 'parameters',
};

function isExpired(match: CallbackMatch): boolean {
  return match.kind === 'spoilt' && match.problem === 'expired';
}
