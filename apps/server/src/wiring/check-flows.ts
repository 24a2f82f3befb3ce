import { createBacklog } from '../features/checks/backlog.store.js';
import type { CheckDependencies } from '../features/checks/check-dependencies.js';
import { createCheckFlow } from '../features/checks/check.flow.js';
import { probes } from '../features/checks/probes/index.js';
import { createScheduleFlow } from '../features/checks/schedule.flow.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** What checks mailboxes, when it is asked to and when it is time. */
export function createCheckFlows(
  world: World,
  stores: Stores,
  above: Pick<CheckDependencies, 'tokenOf' | 'runs' | 'incidents'>,
) {
  const checks = createCheckFlow({
    checksAtOnce: world.checksAtOnce,
    clock: world.clock,
    log: world.log,
    database: world.database,
    egress: world.egress,
    providers: world.providers,
    events: world.events,
    audit: stores.auditStore,
    mailboxes: stores.mailboxStore,
    certificates: stores.certificateStore,
    mailHosts: stores.mailHostStore,
    runs: above.runs,
    tokenOf: above.tokenOf,
    incidents: above.incidents,
    grantStore: stores.grantStore,
    probes,
    publicUrl: world.config.publicUrl,
    ehloName: world.config.ehloName,
    allowPlaintextFor: world.config.allowPlaintextMailHosts,
  });
  const schedule = createScheduleFlow({
    lookEveryMs: world.lookEveryMs,
    checksAtOnce: world.checksAtOnce,
    clock: world.clock,
    log: world.log,
    database: world.database,
    mailboxes: stores.mailboxStore,
    runs: above.runs,
    incidents: above.incidents,
    schedule: stores.scheduleStore,
    checks,
  });
  return {
    checks,
    schedule,
    backlog: createBacklog({
      checksAtOnce: world.checksAtOnce,
      clock: world.clock,
      database: world.database,
    }),
  };
}
