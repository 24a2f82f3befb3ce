import type { DiagnosisActor } from './diagnosis.js';
import type { CatalogueEntry } from './catalogue.js';
import type { Stage } from './facts.js';

const stages: Record<Stage, string> = {
  SETTINGS: 'Settings',
  AUTHORIZE: 'Sign-in page and redirect',
  TOKEN: 'Token endpoint',
  TOKEN_CONTENT: 'Content of the token and the grant',
  DNS: 'Names',
  TCP: 'Connections',
  TLS: 'Encryption',
  IMAP: 'IMAP',
  POP3: 'POP3',
  SMTP: 'SMTP',
};

const actors: Record<DiagnosisActor, string> = {
  TENANT_ADMIN: 'the administrator of the mail provider',
  APP_ADMIN: 'whoever owns the app registration',
  MAILBOX_USER: 'the owner of the mailbox',
  OPERATOR: 'whoever runs Mailkey',
  NOBODY: 'nobody: it passes by itself',
};

/** docs/diagnoses.md: everything that can be diagnosed, for reading without a failure at hand. */
export function cataloguePage(entries: readonly CatalogueEntry[]): string {
  const sections = Object.entries(stages).map(([stage, title]) => {
    const listed = entries.filter((entry) => entry.stage === stage).map(item);
    return `## ${title}\n\n${listed.join('\n')}`;
  });
  const head = [
    '# What Mailkey can diagnose',
    `${entries.length} diagnoses. The page is made from the rules in \`apps/server/src/features/diagnoses/rules\` by \`node scripts/diagnoses-page.js\`; a test keeps it fresh. An answer that fits none of them is called \`unknown\` and shown with the server’s own words.`,
  ];
  return `${[...head, ...sections].join('\n\n')}\n`;
}

function item({ code, title, cause, actor, severity }: CatalogueEntry): string {
  const kind = severity === 'ERROR' ? '' : ` (${severity.toLowerCase()})`;
  return `- **${title}** \`${code}\`${kind}: ${cause} Who acts: ${actors[actor]}.`;
}
