import type { DueMailbox } from '../mailboxes/mailbox-schedule.store.js';

/** Whether a regular check could tell anything that nobody knows: what is unfinished or switched off is left alone. */
export function worthChecking(mailbox: Omit<DueMailbox, 'id' | 'checkHost'>): boolean {
  if (!mailbox.enabled || !mailbox.hasServer) return false;
  if (mailbox.authentication === 'PASSWORD') return mailbox.hasPassword;
  if (!mailbox.clientEnabled) return false;
  // Without a grant there is nothing to sign in with; that it once worked and is over, is worth saying.
  return mailbox.hasGrant || mailbox.standing === 'ATTENTION' || mailbox.lastResult !== 'UNCHECKED';
}
