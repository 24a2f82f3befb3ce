import { wantsToKnowWho } from '../../providers/mail-house.js';
import { TOKEN_MECHANISMS } from '../../../lib/sasl.js';
import type { Dialect, Line, Session } from './dialect.js';
import { createProbe } from './frame.probe.js';
import { openInbox, WHO } from './imap-inbox.probe.js';
import { createImapSession, imapCarrier, imapLogin, type ImapSession } from './imap-session.js';
import { askCapabilities, greetImap, requestImapTls } from './imap-talk.probe.js';
import { imapRefusal } from './refusal.js';
import type { Scene } from './scene.js';
import { signIn } from './sign-in.js';

/** IMAP (RFC 9051, 3501): the login by lines of our own, in every way that there is, the inbox by imapflow. */
const imap: Dialect = {
  protocol: 'IMAP',
  openTitle: 'Open the inbox',
  greet: greetImap,
  askOffer: askCapabilities,
  mechanisms: (offered) => offered.flatMap((name) => /^AUTH=(.+)$/.exec(name)?.[1] ?? []),
  requestTls: requestImapTls,
  authenticate: async (scene, line) => {
    const session = createImapSession(line.talk);
    await logIn(scene, session);
    return sessionOf(scene, session, line);
  },
  refusal: imapRefusal,
};

export const imapProbe = createProbe(imap);

async function logIn(scene: Scene, session: ImapSession): Promise<void> {
  const { capabilities: listed, mechanisms } = scene.seen;
  await signIn(scene, {
    protocol: 'IMAP',
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

/** imapflow asks for the inbox; what has to be asked before it is asked here. */
function sessionOf(scene: Scene, session: ImapSession, line: Line): Session {
  let inbox: Session | undefined;
  return {
    open: async () => {
      // NetEase (163.com, 126.com, 188.com) opens nothing for a program that has not told its name.
      const wants =
        scene.seen.capabilities.includes('ID') ||
        session.offers('ID') ||
        wantsToKnowWho(scene.target.host);
      if (wants) await session.askLightly(WHO);
      inbox = openInbox(scene, line);
      return inbox.open();
    },
    capability: async () => (await inbox?.capability?.()) ?? [],
    quit: async () => inbox?.quit(),
  };
}
