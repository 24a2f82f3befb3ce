import type { OfferQuestion } from './protocol.js';
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

/** RFC 9051 section 6.1.1, by a tag of its own each time. */
export async function askCapabilities(talk: Talk, { before }: OfferQuestion): Promise<string[]> {
  const tag = before === 'TLS' ? 'T1' : 'T3';
  talk.send(`${tag} CAPABILITY`);
  const answers = await readUntilTagged(talk, tag);
  if (!isOk(answers, tag)) throw protocolFailure('The server refused CAPABILITY.');
  const listed = answers.flatMap((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? []);
  return listed.flatMap((line) => line.toUpperCase().split(' ').filter(Boolean));
}

/** RFC 9051 section 6.2.1: is it offered, STARTTLS. */
export async function requestImapTls(talk: Talk, offered: readonly string[]): Promise<void> {
  if (!offered.includes('STARTTLS')) throw notOffered('STARTTLS', offered);
  talk.send('T2 STARTTLS');
  if (!isOk(await readUntilTagged(talk, 'T2'), 'T2'))
    throw protocolFailure('The server does not start TLS.');
}

const isOk = (answers: readonly string[], tag: string): boolean =>
  (answers.at(-1) ?? '').toUpperCase().startsWith(`${tag} OK`);

/** The untagged lines and, last, the tagged one. */
async function readUntilTagged(talk: Talk, tag: string): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = await talk.readLine();
    lines.push(line.slice(0, 4096));
    if (line.startsWith(`${tag} `)) return lines;
  }
}
