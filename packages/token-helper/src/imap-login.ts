import type { Server } from './command-line.js';
import type { ImapTalk } from './imap-talk.js';
import { exitCodes, plainText, Problem } from './problem.js';
import { oauthbearer, xoauth2, type Bearer } from './sasl.js';

/** RFC 9051 section 6.2.2: with the message in the command, or when the server asks for it. */
interface Way {
  mechanism: 'XOAUTH2' | 'OAUTHBEARER';
  inOneLine: boolean;
}

const MECHANISMS = ['XOAUTH2', 'OAUTHBEARER'] as const;

/**
 * Signs in by the ways that the server offers, each once. Another one is tried after a refusal that is
 * not about the token: BAD, or NO before the token was asked for. A server that hangs up after such a
 * refusal is called again. Throws Problem. The talk that is signed in.
 */
export async function signIn(
  bearer: Bearer,
  server: Server,
  call: () => Promise<ImapTalk>,
): Promise<ImapTalk> {
  let talk = await call();
  const offered = await mechanismsOf(talk);
  let said = '';
  for (const [at, way] of waysFor(offered).entries()) {
    const message = way.mechanism === 'XOAUTH2' ? xoauth2(bearer) : oauthbearer(bearer, server);
    const outcome = await attempt(talk, way, message).catch(async (error: unknown) => {
      if (at === 0 || error instanceof Problem) throw error;
      talk = await call();
      return attempt(talk, way, message);
    });
    if (outcome === undefined) return talk;
    said = outcome;
  }
  if (offered.length === 0 || MECHANISMS.some((one) => offered.includes(one)))
    throw talk.refusal(said);
  throw new Problem(
    exitCodes.noPermission,
    `The IMAP server offers no way to sign in with a token, but ${plainText(offered.join(', '))}. Switch OAuth on there, or check host and port.`,
  );
}

async function mechanismsOf(talk: ImapTalk): Promise<string[]> {
  if (talk.capabilities().length === 0) await talk.command('CAPABILITY');
  return talk
    .capabilities()
    .filter((word) => word.startsWith('AUTH='))
    .map((word) => word.slice('AUTH='.length));
}

/**
 * When asked first, which every server understands that has it. One that lists neither is asked for each all the same,
 * without the token where it lists others.
 */
function waysFor(offered: readonly string[]): Way[] {
  const listed = MECHANISMS.filter((one) => offered.includes(one));
  const forms = listed.length > 0 || offered.length === 0 ? [false, true] : [false];
  return (listed.length > 0 ? listed : MECHANISMS).flatMap((mechanism) =>
    forms.map((inOneLine) => ({ mechanism, inOneLine })),
  );
}

/** Undefined when it is in; what the server said where it does not like this way. Throws Problem where it does not like the token. */
async function attempt(
  talk: ImapTalk,
  { mechanism, inOneLine }: Way,
  message: string,
): Promise<string | undefined> {
  let said = await talk.command(`AUTHENTICATE ${mechanism}${inOneLine ? ` ${message}` : ''}`);
  let asked = false;
  // A server that overlooks the message in the command asks for it with nothing to say.
  if (said.startsWith('+') && !isReason(said)) {
    asked = true;
    said = await talk.reply(message);
  }
  const reason = said.startsWith('+') ? said : undefined;
  // It has said why; an answer without content lets it end the exchange (RFC 7628 section 3.2.3).
  if (reason)
    said = await talk.reply(mechanism === 'XOAUTH2' ? '' : 'AQ==').catch((error: unknown) => {
      throw error instanceof Problem ? error : talk.refusal(inClear(reason));
    });
  if (/^OK\b/i.test(said)) return undefined;
  const refusal = talk.refusal(said);
  const isOfTheWay = /^BAD\b/i.test(said) || !(asked || reason);
  if (isOfTheWay && refusal.exitCode !== exitCodes.tryAgain) return said;
  throw refusal;
}

/** JSON in base64 is the reason of a refusal. */
const isReason = (line: string): boolean => inClear(line).startsWith('{');

const inClear = (line: string): string =>
  Buffer.from(line.slice(1).trim(), 'base64').toString('latin1').trim();
