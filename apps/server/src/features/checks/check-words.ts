import type { WaitsFor } from '../../lib/gate.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';

export function checkingWords({ address }: Pick<Mailbox, 'address'>): string {
  return `Checking ${address}.`;
}

/** What a check says while others are before it. */
export function waitingWords(
  waitsFor: WaitsFor,
  { checkHost }: Pick<Mailbox, 'checkHost'>,
): string {
  return waitsFor === 'key'
    ? `Waits for its turn: other mailboxes of ${checkHost ?? 'its server'} are being checked.`
    : 'Waits for its turn: many other mailboxes are being checked.';
}
