import { protocolFailure } from './fault.js';
import { notOffered } from './mechanism.js';
import type { Talk } from './talk.probe.js';

/**
 * How Mailkey names itself: an address literal (RFC 5321 section 4.1.3), as mail programs do that
 * have no name of their own in the DNS.
 */
export const SMTP_NAME = '[127.0.0.1]';

export async function greetSmtp(talk: Talk): Promise<string> {
  const { code, texts } = await readReply(talk);
  if (code !== '220') throw protocolFailure('The server greeted with something else than 220.');
  return texts.join('\n');
}

/** RFC 3207: EHLO, is it offered, STARTTLS. */
export async function requestSmtpTls(talk: Talk): Promise<void> {
  talk.send(`EHLO ${SMTP_NAME}`);
  const hello = await readReply(talk);
  if (hello.code !== '250') throw protocolFailure('The server refused EHLO.');
  const offered = hello.texts.slice(1).map((text) => text.toUpperCase());
  if (!offered.includes('STARTTLS')) throw notOffered('STARTTLS', offered);
  talk.send('STARTTLS');
  const { code } = await readReply(talk);
  if (code !== '220') throw protocolFailure('The server does not start TLS.');
}

interface Reply {
  code: string;
  texts: string[];
}

/** RFC 5321 section 4.2.1: lines with a hyphen after the code go on. */
async function readReply(talk: Talk): Promise<Reply> {
  const texts: string[] = [];
  for (;;) {
    const line = await talk.readLine();
    const [, code, more, text] = /^(\d{3})(?:([ -])(.*))?$/.exec(line) ?? [];
    if (code === undefined) {
      throw protocolFailure('This is not the answer of an SMTP server.', line.slice(0, 255));
    }
    texts.push((text ?? '').slice(0, 255));
    if (more !== '-') return { code, texts };
  }
}
