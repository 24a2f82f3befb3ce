import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, type Stage } from './stage.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/integrating.md'), 'utf8');

export interface Places {
  imap: Place;
  pop3?: Place;
  smtp: Place;
}

interface Place {
  host: string;
  port: number;
}

/** The block of docs/integrating.md whose first line names the file, as this stage's person has it. */
export function documented(file: string, stage: Stage & { places?: Places }): string {
  const block = [...page.matchAll(/```\w+\n(?:#|--) ([^\n]+)\n([\s\S]*?)```/g)].find(
    ([, name]) => name === file,
  )?.[2];
  if (!block) throw new Error(`docs/integrating.md has no block for ${file}.`);
  return adapt(block, stage);
}

/** Makes the folders that programs want before they keep mail, as the page says; the mail's own by another name. */
export async function makeFolders(stage: Stage, name = 'support'): Promise<void> {
  const script = documented('folders.sh', stage).replaceAll('Mail/support', `Mail/${name}`);
  const { code, stderr } = await stage.run('sh', ['-c', script]);
  if (code !== 0) throw new Error(stderr);
}

/** Address, hosts, ports and certificate authority; everything else stays as people read it. */
function adapt(text: string, stage: Stage & { places?: Places }): string {
  const { journey, home, mailboxId, key } = stage;
  const { imap, pop3 = imap, smtp } = stage.places ?? sandboxPlaces(stage);
  return text
    .replaceAll('support%40contoso.example', encodeURIComponent(ADDRESS))
    .replaceAll('support@contoso.example', ADDRESS)
    .replaceAll('outlook.office365.com:993', `${imap.host}:${imap.port}`)
    .replaceAll('outlook.office365.com', imap.host)
    .replaceAll(/\b993\b/g, String(imap.port))
    .replaceAll(/\b995\b/g, String(pop3.port))
    .replaceAll('smtp.office365.com', smtp.host)
    .replaceAll(/\b587\b/g, String(smtp.port))
    .replaceAll('/etc/ssl/certs/ca-certificates.crt', join(home, 'ca.pem'))
    .replaceAll('https://mailkey.example.com', journey.mailkey.url)
    .replaceAll('<the key>', key)
    .replaceAll('<the id of the mailbox>', mailboxId);
}

function sandboxPlaces({ journey }: Stage): Places {
  const { imapTls, smtpStarttls } = journey.sandbox.servers;
  return { imap: imapTls, smtp: smtpStarttls };
}
