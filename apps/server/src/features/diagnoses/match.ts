import type { DiagnosisActor, Certainty, DiagnosisSeverity } from './diagnosis.js';
import type { ProbeFacts, Stage } from './facts.js';
import type { ObservedText } from './observed-text.js';

/** Why a rule holds. */
export interface Match {
  certainty: Certainty;
  /** The server's words and the facts that led here, for people. */
  evidence: string[];
  /** Probes whose every failure this accounts for: what was seen there needs no cause of its own. */
  accountsFor?: readonly ProbeFacts[];
  /** The text that matched, where one did. */
  said?: ObservedText;
  /** Where they differ from the rule's own. */
  stage?: Stage;
  actor?: DiagnosisActor;
  severity?: DiagnosisSeverity;
}
