import { TOKEN_MECHANISMS } from '../../../lib/sasl.js';
import type { Dialect, Session } from './dialect.js';
import { protocolFailure } from './fault.js';
import { createProbe } from './frame.probe.js';
import {
  createImapSession,
  imapCarrier,
  imapLogin,
  listedIn,
  type ImapSession,
} from './imap-session.js';
import { askCapabilities, greetImap, requestImapTls } from './imap-talk.probe.js';
import { imapRefusal } from './refusal.js';
import type { Scene } from './scene.js';
import { signIn } from './sign-in.js';

/** A small IMAP client (RFC 9051, 3501): what a check asks is six commands, in an order that servers want. */
const imap: Dialect = {
  protocol: 'IMAP',
  openTitle: 'Open the inbox',
  greet: greetImap,
  askOffer: askCapabilities,
  mechanisms: (offered) => offered.flatMap((name) => /^AUTH=(.+)$/.exec(name)?.[1] ?? []),
  requestTls: requestImapTls,
  authenticate: async (scene, { talk }) => {
    const session = createImapSession(talk);
    await logIn(scene, session);
    return sessionOf(scene, session);
  },
  refusal: imapRefusal,
};

export const imapProbe = createProbe(imap);

async function logIn(scene: Scene, session: ImapSession): Promise<void> {
  const { capabilities: listed, mechanisms } = scene.seen;
  await signIn(scene, {
    // A server that does not tell what it offers is asked for what is wanted all the same.
    offered: listed.length === 0 ? [...TOKEN_MECHANISMS, 'PLAIN'] : mechanisms,
    ...(!listed.includes('LOGINDISABLED') && { command: 'LOGIN' }),
    // RFC 4959. What a server reads at most is the same in one line and in two steps.
    longestInOneLine: listed.includes('SASL-IR') ? Infinity : 0,
    carrier: imapCarrier(session),
    perform: (login) => imapLogin(session, login),
    refusal: imapRefusal,
  });
}

function sessionOf({ seen }: Scene, session: ImapSession): Session {
  return {
    open: async () => {
      // Coremail (163.com, 126.com, 188.com) opens nothing for a program that has not told its name.
      if (seen.capabilities.includes('ID') || session.offers('ID')) await session.askLightly(WHO);
      return status(session);
    },
    capability: () => capabilities(session),
    quit: async () => {
      await session.ask('LOGOUT');
    },
  };
}

/** RFC 2971. */
const WHO = 'ID ("name" "Mailkey" "version" "1" "vendor" "Mailkey")';

async function status({ ask }: ImapSession): Promise<string> {
  const { status: answer, untagged } = await ask('STATUS INBOX (MESSAGES)');
  if (answer !== 'OK') throw protocolFailure('The server refused.');
  const at = untagged.findIndex((line) => /^\* STATUS /i.test(line));
  // Where the name is a literal, the numbers stand in the line after it.
  const told = at < 0 ? '' : untagged.slice(at, at + 3).join(' ');
  const [, count] = /\bMESSAGES (\d+)/i.exec(told) ?? [];
  if (count === undefined)
    throw protocolFailure('The server does not tell the status of the inbox.');
  return `INBOX: ${count} ${count === '1' ? 'message' : 'messages'}`;
}

async function capabilities({ ask }: ImapSession): Promise<string[]> {
  const { untagged } = await ask('CAPABILITY');
  return [...new Set(untagged.flatMap(listedIn))];
}
