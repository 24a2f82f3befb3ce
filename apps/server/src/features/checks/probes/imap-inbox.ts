import type { MailSession } from './protocol.js';
import { protocolFailure } from './fault.js';
import { listedIn, type ImapReply, type ImapSession } from './imap-session.js';

/** RFC 2971. */
const WHO = 'ID ("name" "Mailkey" "version" "1" "vendor" "Mailkey")';

/** NetEase's refusal of whatever follows the login, under whatever name the server is called. */
const ASKS_WHO = /unsafe login/i;

/** What follows the login: one question about the inbox, which opens and changes nothing (RFC 9051 section 6.3.11). */
export function createInbox(session: ImapSession, tellsWho: boolean): MailSession {
  const ask = (): Promise<ImapReply> => session.ask('STATUS INBOX (MESSAGES)');
  const tellWho = (): Promise<ImapReply> => session.askLightly(WHO);
  return {
    open: async () => {
      if (tellsWho) await tellWho();
      let reply = await ask();
      if (reply.status === 'NO' && ASKS_WHO.test(reply.text)) {
        await tellWho();
        reply = await ask();
      }
      const count = reply.status === 'OK' ? messagesIn(reply) : undefined;
      if (count === undefined)
        throw protocolFailure('The server does not tell the status of the inbox.');
      return `INBOX: ${count} ${count === '1' ? 'message' : 'messages'}`;
    },
    capability: async () => {
      const { untagged, text } = await session.ask('CAPABILITY');
      return [...new Set([...untagged, `* OK ${text}`].flatMap(listedIn))];
    },
    quit: async () => {
      await session.ask('LOGOUT');
    },
  };
}

/** Of STATUS (RFC 9051 section 7.3.4), whose mailbox may be a literal, with its list in the next line. */
function messagesIn({ untagged }: ImapReply): string | undefined {
  const from = untagged.findIndex((line) => /^\* STATUS /i.test(line));
  const [, list = ''] = /\(([^()]*)\)/.exec(untagged.slice(from, from + 2).join(' ')) ?? [];
  return from < 0 ? undefined : /(?:^| )MESSAGES (\d{1,10})(?: |$)/i.exec(list)?.[1];
}
