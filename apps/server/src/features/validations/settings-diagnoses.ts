import { diagnose } from '../diagnoses/diagnose.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { SettingsFacts } from '../diagnoses/facts.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';

/** Why a validation ended for the sake of the client's settings; the client may be gone by then. */
export function settingsDiagnoses(
  client: OAuthClient | null,
  settings: SettingsFacts,
  { now, publicUrl }: { now: Date; publicUrl: string },
): DiagnosisContent[] {
  const known = client && { client: clientFacts(client, publicUrl) };
  const provider = client?.provider ?? 'GENERIC';
  return diagnose({ now, provider, ...known, settings, probes: [] });
}
