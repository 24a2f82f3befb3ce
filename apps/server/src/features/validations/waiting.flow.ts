import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import type { Log } from '../../lib/log.js';
import { diagnose } from '../diagnoses/diagnose.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Run } from '../runs/run.entity.js';
import type { RunFlow } from '../runs/run.flow.js';
import type { RunStore } from '../runs/run.store.js';
import type { Attempt } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import { settingsDiagnoses } from './settings-diagnoses.js';
import { spoiltSentences } from './validation-verdict.js';

interface Dependencies {
  attempts: AttemptStore;
  clients: OAuthClientStore;
  runs: RunFlow;
  runStore: RunStore;
  events: Events;
  clock: Clock;
  log: Log;
  publicUrl: string;
  patience: number;
}

type Waiting = Pick<Attempt, 'id' | 'runId' | 'oauthClientId'>;

/** What can happen to a validation while a person is at the provider: time, edits, another start. */
export function createWaiting(deps: Dependencies) {
  const { attempts, clients, runs, runStore, events, clock, log, publicUrl } = deps;
  const timers = new Map<string, NodeJS.Timeout>();
  const edits = events.subscribe('oauthClient');
  void followEdits();

  function watch({ id, runId, oauthClientId }: Waiting): void {
    const timer = setTimeout(() => {
      timers.delete(id);
      unanswered({ id, runId, oauthClientId }).catch((cause: unknown) =>
        log.error({ err: cause, run: runId }, 'a validation that ran out could not be ended'),
      );
    }, deps.patience);
    timers.set(id, timer.unref());
  }

  async function unanswered({ id, runId, oauthClientId }: Waiting): Promise<void> {
    const client = await clients.byId(oauthClientId);
    if (!client || !(await attempts.expire(id))) return;
    const diagnoses = diagnose({
      now: clock(),
      provider: client.provider,
      probes: [],
      client: clientFacts(client, publicUrl),
      authorize: { kind: 'unanswered' },
    });
    const message = 'Nobody came back from the provider within ten minutes.';
    await runs.finish(runId, { status: 'FAILED', message, diagnoses });
  }

  async function settingsChanged(manager: EntityManager, oauthClientId: string): Promise<void> {
    await attempts.void(manager, { oauthClientId });
  }

  /** The edit voids the attempt in its own transaction; the run that waits for it is ended after that. */
  async function followEdits(): Promise<void> {
    for await (const oauthClientId of edits) {
      try {
        for (const run of await runStore.allOpen({ oauthClientId })) await endIfVoid(run);
      } catch (cause) {
        log.error({ err: cause, client: oauthClientId }, 'an edit could not end its validation');
      }
    }
  }

  async function endIfVoid({ id, status, oauthClientId }: Run): Promise<void> {
    if (status !== 'WAITING' || (await attempts.lives(id))) return;
    const message = spoiltSentences.changed;
    const client = oauthClientId ? await clients.byId(oauthClientId) : null;
    const world = { now: clock(), publicUrl };
    const diagnoses = settingsDiagnoses(client, { kind: 'changed' }, world);
    await runs.finish(id, { status: 'FAILED', message, diagnoses });
  }

  return {
    watch,
    settingsChanged,
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      void edits.return();
    },
  };
}
