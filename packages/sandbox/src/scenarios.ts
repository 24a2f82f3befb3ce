import { authorizeScenarios } from './scenarios/authorize.js';
import { mailScenarios } from './scenarios/mail.js';
import { serverScenarios } from './scenarios/servers.js';
import { settingsScenarios } from './scenarios/settings.js';
import { tokenContentScenarios } from './scenarios/token-content.js';
import { tokenScenarios } from './scenarios/token.js';
import type { Scenario, ScenarioInfo } from './scenarios/scenario.js';

/** Everything that can be rehearsed. A new failure is one entry in one of these lists. */
export const scenarios: Scenario[] = [
  ...authorizeScenarios,
  ...tokenScenarios,
  ...tokenContentScenarios,
  ...mailScenarios,
  ...serverScenarios,
  ...settingsScenarios,
];

export function findScenario(name: string | undefined): Scenario | undefined {
  return name ? scenarios.find((one) => one.name === name) : undefined;
}

/** What others may know of a scenario: all but how it works. */
function describeScenario({ effect: _, ...about }: Scenario): ScenarioInfo {
  return about;
}

/** The same list for those who rehearse. */
export const rehearsals: readonly ScenarioInfo[] = scenarios.map(describeScenario);
