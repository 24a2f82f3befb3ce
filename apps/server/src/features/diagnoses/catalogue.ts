import type { DiagnosisActor, DiagnosisSeverity } from './diagnosis.js';
import type { Stage } from './facts.js';
import { rules } from './rules/index.js';

export interface CatalogueEntry {
  code: string;
  stage: Stage;
  severity: DiagnosisSeverity;
  title: string;
  cause: string;
  actor: DiagnosisActor;
}

const stages: readonly Stage[] = [
  'SETTINGS',
  'AUTHORIZE',
  'TOKEN',
  'TOKEN_CONTENT',
  'DNS',
  'TCP',
  'TLS',
  'IMAP',
  'POP3',
  'SMTP',
];

/** Everything that Mailkey can diagnose, in the order of a connection's stages, then by priority. */
export function catalogue(): CatalogueEntry[] {
  return rules
    .map(({ code, stage, severity, title, cause, actor }) => ({
      code,
      stage,
      severity,
      title,
      cause,
      actor,
    }))
    .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}
