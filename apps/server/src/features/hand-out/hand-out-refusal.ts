import type { Opening } from '../access/opening.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { mayOpen, reachOf, type Holding } from './reach.js';
import type { GrantRefusal } from '../grants/refusal.js';

/** Why a mailbox's token is not handed out: a word for the audit log, a sentence for the program. */
export type HandOutRefusal = { kind: 'none' } & GrantRefusal & Required<Pick<GrantRefusal, 'why'>>;

type Asked = Pick<Mailbox, 'enabled' | 'authentication' | 'oauthClientId'>;

/** What the mailbox's own settings say against a hand-out; undefined where nothing does. */
export function handOutRefusal(mailbox: Asked): HandOutRefusal | undefined {
  if (!mailbox.enabled) return refusal('disabled', 'The mailbox is disabled.');
  if (mailbox.authentication !== 'OAUTH2')
    return refusal('password', 'The mailbox signs in with a password.');
  if (!mailbox.oauthClientId) return refusal('no-client', 'The mailbox has no OAuth client.');
  return undefined;
}

/**
 * What speaks against a token of this grant: it opens more than the mailbox, and the key was not made
 * for that. The program is not told whose grant it is.
 */
export function reachRefusal(
  openings: readonly Opening[] | null,
  mailbox: Mailbox,
  holding: Holding,
): HandOutRefusal | undefined {
  if (mayOpen(openings, mailbox, holding)) return undefined;
  const made = openings?.find(({ mailboxId }) => mailboxId === mailbox.id);
  const because = made?.shared
    ? 'What this API key was permitted for this mailbox has ended: another OAuth client or another account gives access to it now.'
    : 'A token for this mailbox would open other mailboxes, too, and this API key was made without that permission.';
  const todo = 'An admin of Mailkey must make a new key with it (Settings → API keys).';
  const why = reachOf(mailbox, holding) === 'APPLICATION' ? 'application-grant' : 'shared-grant';
  return { ...refusal(why, `${because} ${todo}`), code: 'FORBIDDEN' };
}

const refusal = (why: string, reason: string): HandOutRefusal => ({ kind: 'none', why, reason });
