import type { TokenFacts } from '../diagnoses/facts.js';

/**
 * What asking the provider with the next secret has shown. REFUSED: the provider does not take it.
 * UNKNOWN: it was asked, and no answer says anything of the secret. UNPROVED: nobody was asked.
 */
export type ProofOutcome = 'UNPROVED' | 'PROVED' | 'REFUSED' | 'UNKNOWN';

export interface SecretProof {
  outcome: ProofOutcome;
  message: string;
  /** What the provider said, masked; absent where it was not asked or gave a token. */
  facts?: TokenFacts;
}

/** Kept as JSON, so the time is a number. */
export interface StoredProof extends SecretProof {
  at: number;
}
