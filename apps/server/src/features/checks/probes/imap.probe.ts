import { wantsToKnowWho } from '../../providers/mail-house.js';
import { TOKEN_MECHANISMS } from '../../../lib/sasl.js';
import type { Protocol } from './protocol.js';
import { createProbe } from './mail.probe.js';
import { createInbox } from './imap-inbox.js';
import { createImapSession, imapCarrier, imapLogin, type ImapSession } from './imap-session.js';
import { askCapabilities, greetImap, requestImapTls } from './imap-talk.probe.js';
import { imapRefusal } from './refusal.js';
import type { ProbeContext } from './probe-context.js';
import { signIn } from './sign-in.js';

/** IMAP (RFC 9051, 3501): the login in every way that there is, and a question about the inbox. */
const imap: Protocol = {
  protocol: 'IMAP',
  openTitle: 'Open the inbox',
  greet: greetImap,
  askOffer: askCapabilities,
  mechanisms: (offered) => offered.flatMap((name) => /^AUTH=(.+)$/.exec(name)?.[1] ?? []),
  requestTls: requestImapTls,
  authenticate: async (context, connection) => {
    const session = createImapSession(connection.talk);
    await logIn(context, session);
    return createInbox(session, tellsWho(context, session));
  },
  refusal: imapRefusal,
};

export const imapProbe = createProbe(imap);

async function logIn(context: ProbeContext, session: ImapSession): Promise<void> {
  const { capabilities: listed, mechanisms } = context.seen;
  await signIn(context, {
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

/** NetEase (163.com, 126.com, 188.com) opens nothing for a program that has not told its name. */
const tellsWho = ({ seen, target }: ProbeContext, session: ImapSession): boolean =>
  seen.capabilities.includes('ID') || session.offers('ID') || wantsToKnowWho(target.host);
