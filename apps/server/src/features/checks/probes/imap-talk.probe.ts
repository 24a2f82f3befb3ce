import { protocolFailure } from './fault.js';
import { notOffered } from './mechanism.js';
import type { Talk } from './talk.probe.js';

export async function greetImap(talk: Talk): Promise<string> {
  const line = await talk.readLine();
  const [, status, text = ''] = /^\* (OK|PREAUTH|BYE)(?: (.*))?$/i.exec(line) ?? [];
  switch (status?.toUpperCase()) {
    case 'OK':
      return text;
    case 'PREAUTH':
      // RFC 9051 section 11.1: also how STARTTLS would be stripped, as it is too late for it then.
      throw protocolFailure('The server lets everybody in without a login (PREAUTH).', text);
    case 'BYE':
      throw protocolFailure('The server said goodbye instead of hello.', text);
    default:
      throw protocolFailure('This is not the greeting of an IMAP server.', line.slice(0, 255));
  }
}

/** RFC 9051 section 6.2.1: CAPABILITY, is it offered, STARTTLS. */
export async function requestImapTls(talk: Talk): Promise<void> {
  talk.send('T1 CAPABILITY');
  const answers = await readUntilTagged(talk, 'T1');
  const listed = answers.flatMap((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? []);
  const offered = listed.flatMap((line) => line.toUpperCase().split(' '));
  if (!offered.includes('STARTTLS')) throw notOffered('STARTTLS', offered);
  talk.send('T2 STARTTLS');
  const last = (await readUntilTagged(talk, 'T2')).at(-1) ?? '';
  if (!/^T2 OK/i.test(last)) throw protocolFailure('The server does not start TLS.');
}

/** The untagged lines and, last, the tagged one. */
async function readUntilTagged(talk: Talk, tag: string): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = await talk.readLine();
    lines.push(line.slice(0, 4096));
    if (line.startsWith(`${tag} `)) return lines;
  }
}
