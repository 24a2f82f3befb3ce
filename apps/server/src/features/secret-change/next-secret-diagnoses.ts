import { diagnose } from '../diagnoses/diagnose.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import { isStepInMailkey } from '../diagnoses/repairs/mailkey.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';

/**
 * Why the provider did not take the next secret: the rules look at it as if it were the client's
 * own. What they would have done in Mailkey is meant for that one, so the next has its own step.
 */
export function nextSecretDiagnoses(
  client: OAuthClient,
  { publicUrl, now }: { publicUrl: string; now: Date },
): DiagnosisContent[] {
  const token = client.nextSecretProof?.facts;
  if (!token) return [];
  const facts = {
    ...clientFacts(client, publicUrl),
    secret:
      client.nextSecretShape === 'guid-shaped' ? ('guid-shaped' as const) : ('present' as const),
    secretExpiresAt: client.nextSecretExpiresAt ?? undefined,
  };
  const found = diagnose({ now, provider: client.provider, probes: [], token, client: facts });
  const refused = client.nextSecretProof?.outcome === 'REFUSED';
  return refused ? found.map((one) => ({ ...one, fix: stepsFor(one.fix) })) : found;
}

function stepsFor(fix: string[]): string[] {
  const elsewhere = fix.filter((step) => !isStepInMailkey(step));
  return [...elsewhere, 'In Mailkey enter the right one as the next secret, and prove it again.'];
}
