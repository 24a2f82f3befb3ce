import { urlFault, type InsecureUrls } from '../../lib/http/insecure-urls.js';
import { unconfirmedSentence } from '../mailboxes/mail-places.js';
import type { MailHostStore } from '../mailboxes/mail-host.store.js';
import type { MailboxStore } from '../mailboxes/mailbox.store.js';
import type { ChannelRules } from './channel-choice.js';

/** Where a channel may post to, and which mailbox may send. */
export function channelRules(deps: {
  insecure: InsecureUrls;
  mailboxes: Pick<MailboxStore, 'byId'>;
  mailHosts: Pick<MailHostStore, 'unconfirmed'>;
}): ChannelRules {
  return {
    refusalOf: (url) => {
      const code = urlFault(url, deps.insecure)?.code;
      if (code === undefined) return undefined;
      return REFUSALS[code] ?? 'This address cannot be posted to.';
    },
    senderRefusal: async (mailboxId) => {
      const mailbox = await deps.mailboxes.byId(mailboxId);
      if (!mailbox) return 'This mailbox does not exist.';
      if (!mailbox.outgoing) return `${mailbox.name} has no outgoing server.`;
      const unconfirmed = await deps.mailHosts.unconfirmed(mailbox);
      return unconfirmed.length > 0 ? unconfirmedSentence(unconfirmed) : undefined;
    },
  };
}

const REFUSALS: Record<string, string> = {
  INVALID_URL: 'This is not a URL.',
  URL_WITH_LOGIN: 'A user name or password has no place in the address.',
  INSECURE_URL: 'Use https: what is posted names your mailboxes.',
};
