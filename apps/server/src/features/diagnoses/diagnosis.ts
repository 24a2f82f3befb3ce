import type { Stage } from './facts.js';

export type DiagnosisSeverity = 'ERROR' | 'WARNING' | 'INFO';

/** TENANT_ADMIN: the provider's administrator. APP_ADMIN: who owns the app registration. OPERATOR: who runs Mailkey. NOBODY: it passes by itself. */
export type DiagnosisActor = 'TENANT_ADMIN' | 'APP_ADMIN' | 'MAILBOX_USER' | 'OPERATOR' | 'NOBODY';

/** CERTAIN: the facts leave nothing else. LIKELY: the usual cause. POSSIBLE: cannot be excluded. */
export type Certainty = 'CERTAIN' | 'LIKELY' | 'POSSIBLE';

/** The cause of a failure and how to fix it, with this client's and mailbox's own values filled in. */
export interface DiagnosisContent {
  /** Closed list, kebab-case; 'unknown' where nothing matched. */
  code: string;
  stage: Stage;
  severity: DiagnosisSeverity;
  certainty: Certainty;
  title: string;
  cause: string;
  fix: string[];
  commands: string[];
  actor: DiagnosisActor;
  retryable: boolean;
  /** What the server said that led here, secrets removed. */
  evidence: string[];
  docsUrl?: string;
}
