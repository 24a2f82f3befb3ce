import type { SettingsFacts } from '../diagnoses/facts.js';
import { splitSentence, type SplitEndpoints } from '../oauth-clients/endpoint-sites.js';
import { advance, type PlannedStep, type RunEvent, type RunState } from '../runs/run.js';

const settings: PlannedStep = { name: 'settings', title: 'Settings' };
const exchange: PlannedStep = { name: 'exchange', title: 'Token' };
const grant: PlannedStep = { name: 'grant', title: 'Granted access' };

/** The steps of a validation with a person, and of one as the application. */
export function plannedSteps(
  grantType: 'AUTHORIZATION_CODE' | 'CLIENT_CREDENTIALS',
): PlannedStep[] {
  if (grantType === 'CLIENT_CREDENTIALS') return [settings, exchange, grant];
  return [
    settings,
    { name: 'authorize', title: 'Sign-in and consent at the provider' },
    { name: 'callback', title: 'Way back to Mailkey' },
    exchange,
    grant,
  ];
}

export interface SettingsJudgement {
  /** What Validate needs and is not there. */
  missing: string[];
  enabled: boolean;
  /** Sign-in page and token URL belong to different sites, and nobody has confirmed that. */
  split: SplitEndpoints | undefined;
  /** Titles of findings that are errors: they need not stop the provider from agreeing. */
  doubts: string[];
}

/** The run after the settings were judged: stored in the transaction that opens it. */
export function afterSettings<R extends RunState>(run: R, judged: SettingsJudgement, at: Date): R {
  const events: RunEvent[] = [{ kind: 'step-started', step: 'settings', at }];
  if (settingsRefusal(judged) === undefined) {
    events.push({
      kind: 'step-ended',
      step: 'settings',
      status: judged.doubts.length > 0 ? 'WARNING' : 'SUCCEEDED',
      detail: judged.doubts.join(' ') || 'Nothing is missing.',
      at,
    });
    if (run.steps.some(({ name }) => name === 'authorize')) {
      events.push({ kind: 'step-started', step: 'authorize', at });
      events.push({ kind: 'waiting', message: waitingSentence });
    }
  }
  return Object.assign(run, events.reduce<RunState>(advance, run));
}

/** Errors of the request stay on the provider's page, and nobody is sent back (RFC 6749 section 4.1.2.1). */
const waitingSentence =
  'Waiting for somebody to sign in at the provider. If its page shows an error about the scope, the redirect URI or the client ID, nobody comes back: read there what is wrong, and paste it under “What do you see?”.';

/** Why a validation cannot even begin. */
export function settingsRefusal({
  missing,
  enabled,
  split,
}: SettingsJudgement): string | undefined {
  if (!enabled) return 'The OAuth client is disabled.';
  if (missing.length > 0) return `Missing: ${missing.join(', ')}.`;
  return split && splitSentence(split);
}

/** The same for the diagnosis. */
export function refusalFacts({ missing, enabled, split }: SettingsJudgement): SettingsFacts {
  if (!enabled) return { kind: 'disabled' };
  return split && missing.length === 0
    ? { kind: 'split', ...split }
    : { kind: 'missing', fields: missing };
}
