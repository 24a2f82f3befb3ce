import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { reachOf, type Holding } from './reach.js';

/** What a token for a mailbox opens, as the end of a sentence that begins with its name. */
export function opens(
  mailbox: Pick<Mailbox, 'id' | 'address' | 'incoming' | 'outgoing'>,
  holding: Holding | undefined,
): string {
  const whoever = account(holding) ?? 'the person who signed in';
  switch (reachOf(mailbox, holding)) {
    case 'OWN':
      return `opens this mailbox, by a grant of its own: it is what ${whoever} may open`;
    case 'SAME_PERSON':
      return `opens this mailbox, for ${whoever} has given the access: it is what ${whoever} may open`;
    case 'SHARED':
      return `opens every mailbox that ${whoever} may open`;
    case 'APPLICATION':
      return 'opens every mailbox that the application may open';
    case 'NONE':
      return 'opens nothing now: nobody has granted access';
  }
}

/** Where it looks like an address: anything else might read as a part of our sentence. */
function account(holding: Holding | undefined): string | undefined {
  const name = holding?.grant.account;
  return name && /^[^\s@]+@[^\s@]+$/u.test(name) ? name : undefined;
}
