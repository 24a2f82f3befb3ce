import type { Deadline } from '../../lib/deadline.js';
import { unconfirmedSentence } from '../mailboxes/mail-places.js';
import type { MailHostStore } from '../mailboxes/mail-host.store.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { TokenWish } from './access-token.flow.js';
import type { TokenForUse, GrantFlow } from './grant.flow.js';
import { holderOf } from './holder.js';

/** `unconfirmed`: servers (`host:port`) that nobody has confirmed; nobody was asked for a token then. */
export type MailboxToken =
  | Extract<TokenForUse, { kind: 'token' }>
  | (Extract<TokenForUse, { kind: 'none' }> & { unconfirmed?: string[] });

/** A token that the servers of this mailbox may be shown. */
export type TokenOf = (
  mailbox: Mailbox,
  deadline: Deadline,
  wanted?: TokenWish,
) => Promise<MailboxToken>;

/** The one door through which tokens leave for mail servers and programs: no host, no token. */
export function createMailboxToken(deps: {
  grants: Pick<GrantFlow, 'accessTokenFor'>;
  mailHosts: Pick<MailHostStore, 'unconfirmed'>;
}): TokenOf {
  return async (mailbox, deadline, wanted) => {
    const unconfirmed = await deps.mailHosts.unconfirmed(mailbox);
    if (unconfirmed.length > 0)
      return {
        kind: 'none',
        why: 'new-mail-server',
        unconfirmed,
        reason: unconfirmedSentence(unconfirmed),
      };
    return deps.grants.accessTokenFor(holderOf(mailbox), deadline, wanted);
  };
}
