import { mayBeAsked, type InsecureUrls } from '../grants/insecure-urls.js';
import type { MailboxStore } from '../mailboxes/mailbox.store.js';
import type { ChannelRules } from './channel-choice.js';

/** Where a channel may post to, and which mailbox may send. */
export function channelRules(use: {
  insecure: InsecureUrls;
  mailboxes: Pick<MailboxStore, 'byId'>;
}): ChannelRules {
  return {
    refusalOf: (url) => {
      const code = mayBeAsked(url, use.insecure)?.code;
      if (code === undefined) return undefined;
      return REFUSALS[code] ?? 'This address cannot be posted to.';
    },
    senderRefusal: async (mailboxId) => {
      const mailbox = await use.mailboxes.byId(mailboxId);
      if (!mailbox) return 'This mailbox does not exist.';
      return mailbox.outgoing ? undefined : `${mailbox.name} has no outgoing server.`;
    },
  };
}

const REFUSALS: Record<string, string> = {
  INVALID_URL: 'This is not a URL.',
  URL_WITH_LOGIN: 'A user name or password has no place in the address.',
  INSECURE_URL: 'Use https: what is posted names your mailboxes.',
};
