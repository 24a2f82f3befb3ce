import type { SecretProof } from '../oauth-clients/secret-proof.js';
import type { TokenFacts } from '../diagnoses/facts.js';
import { refusesClient } from '../token-endpoint/refuses-client.js';

type ProofOutcome =
  | { kind: 'done'; secretId?: string | null }
  | { kind: 'refused'; facts: TokenFacts }
  | { kind: 'busy' | 'paused' | 'gone' };

/** What a refresh with the next secret says of that secret: a token proves it, and nothing else does. */
export function secretVerdict(outcome: ProofOutcome, secretId: string): SecretProof {
  if (outcome.kind === 'done' && outcome.secretId === secretId)
    return { outcome: 'PROVED', message: 'The provider gave a token for it.' };
  if (outcome.kind !== 'refused') return { outcome: 'UNPROVED', message: inUse };
  const { facts } = outcome;
  if (refusesClient(facts)) return { outcome: 'REFUSED', message: refused, facts };
  const { kind } = facts;
  // Absent: the grant has ended, as the tokens were somebody else's.
  const grantEnded =
    kind === 'absent' || (kind === 'refused' && facts.status < 500 && facts.status !== 429);
  return { outcome: 'UNKNOWN', message: grantEnded ? otherwise : noAnswer, facts };
}

const inUse = 'The grant was in use by another refresh. Prove the secret again in a moment.';
const refused =
  'The provider refuses this secret. Nothing was switched, and the current one stays.';
const otherwise =
  'The provider refused for another reason, which says nothing of the secret. Nothing was switched.';
const noAnswer =
  'The provider gave no answer that tells. Nothing was switched; the grant recovers by itself.';
