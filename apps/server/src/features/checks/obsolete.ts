import { connectsDifferently } from '../mailboxes/mailbox-settings.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { outgrownSettings } from '../oauth-clients/changed-settings.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';

/** What a check asks about, as it was stored when its turn came. */
export interface CheckSubject {
  mailbox: Mailbox;
  /** What it signs in with; null where it has a password, or where the client is gone. */
  client: OAuthClient | null;
}

/** Why a check that waited is not done, in words; undefined where it is, with the settings of now. */
export function skipReason(before: Mailbox, now: CheckSubject | undefined): string | undefined {
  if (!now) return 'The mailbox was deleted before its turn came.';
  const off = before.enabled && !now.mailbox.enabled;
  return off ? 'The mailbox was switched off before its turn came.' : undefined;
}

/** Why what a check saw of one says nothing of the other, in words; undefined where it still does. */
export function obsoleteReason(
  checked: CheckSubject,
  now: CheckSubject | undefined,
): string | undefined {
  if (!now) return 'The mailbox was deleted while the check went on.';
  const off = switchedOff(checked, now);
  if (off) return `${WORDS[off]} was switched off while the check went on.`;
  const changed = changedSince(checked, now);
  return changed && `${WORDS[changed]} was changed while the check went on. Check again.`;
}

type Part = keyof CheckSubject;
const WORDS: Record<Part, string> = { mailbox: 'The mailbox', client: 'Its OAuth client' };

/** What was off before was asked about all the same. */
function switchedOff(before: CheckSubject, now: CheckSubject): Part | undefined {
  if (before.mailbox.enabled && !now.mailbox.enabled) return 'mailbox';
  const clientOff = before.client?.enabled && now.client?.enabled === false;
  return clientOff ? 'client' : undefined;
}

function changedSince(checked: CheckSubject, now: CheckSubject): Part | undefined {
  const [before, after] = [checked.mailbox, now.mailbox];
  // The ciphertext changes with the key, too.
  const password = before.passwordSetAt?.getTime() !== after.passwordSetAt?.getTime();
  if (connectsDifferently(before, after) || password) return 'mailbox';
  if (!checked.client || !now.client) return undefined;
  const signsInDifferently =
    outgrownSettings(checked.client, now.client).length > 0 ||
    checked.client.clientAuthentication !== now.client.clientAuthentication ||
    checked.client.secretId !== now.client.secretId;
  return signsInDifferently ? 'client' : undefined;
}
