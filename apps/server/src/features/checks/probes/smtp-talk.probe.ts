import { protocolFailure } from './fault.js';
import { notOffered } from './mechanism.js';
import type { Talk } from './talk.probe.js';

export async function greetSmtp(talk: Talk): Promise<string> {
  const { status, texts } = await readReply(talk, 'This is not the answer of an SMTP server.');
  if (status !== 220) throw protocolFailure('The server greeted with something else than 220.');
  return texts.join('\n');
}

/** EHLO (RFC 5321 section 4.1.1.1): the keywords in upper case. The first line only names the server. */
export async function askExtensions(talk: Talk, name: string): Promise<string[]> {
  const { status, texts } = await ask(talk, `EHLO ${name}`);
  if (status !== 250) throw protocolFailure('The server refused EHLO.');
  return texts.slice(1).map((text) => text.toUpperCase());
}

/** RFC 3207: is it offered, STARTTLS. */
export async function requestSmtpTls(talk: Talk, offered: readonly string[]): Promise<void> {
  if (!offered.includes('STARTTLS')) throw notOffered('STARTTLS', offered);
  const { status } = await ask(talk, 'STARTTLS');
  if (status !== 220) throw protocolFailure('The server does not start TLS.');
}

export interface ReplyCode {
  status: number;
  texts: string[];
}

export function ask(talk: Talk, command: string): Promise<ReplyCode> {
  talk.send(command);
  return readReply(talk, 'The server does not keep to SMTP.');
}

/** RFC 5321 section 4.2.1: lines with a hyphen after the code go on. */
async function readReply(talk: Talk, otherwise: string): Promise<ReplyCode> {
  const texts: string[] = [];
  for (;;) {
    const line = await talk.readLine();
    const [, code, more, text] = /^(\d{3})(?:([ -])(.*))?$/.exec(line) ?? [];
    if (code === undefined) {
      throw protocolFailure(otherwise, line.slice(0, 255));
    }
    texts.push((text ?? '').slice(0, 255));
    if (more !== '-') return { status: Number(code), texts };
  }
}
