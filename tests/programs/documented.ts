import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, type Stage } from './stage.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/integrating.md'), 'utf8');

/** The block of docs/integrating.md whose first line names the file, as this stage's person has it. */
export function documented(file: string, stage: Stage): string {
  const block = [...page.matchAll(/```\w+\n# ([^\n]+)\n([\s\S]*?)```/g)].find(
    ([, name]) => name === file,
  )?.[2];
  if (!block) throw new Error(`docs/integrating.md has no block for ${file}.`);
  return adapt(block, stage);
}

/** Address, hosts, ports and certificate authority; everything else stays as people read it. */
function adapt(text: string, { journey, home, mailboxId, key }: Stage): string {
  const { imapTls, smtpStarttls } = journey.sandbox.servers;
  return text
    .replaceAll('support%40contoso.example', encodeURIComponent(ADDRESS))
    .replaceAll('support@contoso.example', ADDRESS)
    .replaceAll('outlook.office365.com:993', `${imapTls.host}:${imapTls.port}`)
    .replaceAll('outlook.office365.com', imapTls.host)
    .replaceAll(/\b993\b/g, String(imapTls.port))
    .replaceAll('smtp.office365.com', smtpStarttls.host)
    .replaceAll(/\b587\b/g, String(smtpStarttls.port))
    .replaceAll('/etc/ssl/certs/ca-certificates.crt', join(home, 'ca.pem'))
    .replaceAll('https://mailkey.example.com', journey.mailkey.url)
    .replaceAll('<the key>', key)
    .replaceAll('<the id of the mailbox>', mailboxId);
}
