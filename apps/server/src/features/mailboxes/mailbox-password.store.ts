import type { Clock } from '../../lib/clock.js';
import type { Keyring } from '../../lib/keyring.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import { changedNames } from '../access/audit-entry.js';
import {
  connectsDifferently,
  patchedMailboxSettings,
  type MailboxSettings,
} from './mailbox-settings.js';
import { neverChecked, neverRefused } from './mailbox-status.js';
import type { Mailbox } from './mailbox.entity.js';
import type { MailboxPatch } from './mailbox.input.js';
import { foreignServers, passwordDroppedBecause, passwordOrigin } from './password-origin.js';

/** The password of a mailbox, sealed with its servers: beside others it does not open. */
export function createMailboxPasswords({ keyring, clock }: { keyring: Keyring; clock: Clock }) {
  const sealer = createSealer<'sealedPassword', Mailbox>(keyring, 'mailbox', passwordOrigin);

  /** The password, for the socket alone. */
  const passwordOf = (mailbox: Mailbox) => sealer.open(mailbox, 'sealedPassword');

  const seal = (mailbox: Mailbox, password: Secret) =>
    sealer.seal(mailbox, 'sealedPassword', password);

  /** For the servers that the mailbox has now; an empty one removes it. */
  function setPassword(mailbox: Mailbox, password: string): void {
    mailbox.sealedPassword = password ? seal(mailbox, new Secret(password)) : null;
    mailbox.passwordSetAt = password ? clock() : null;
    mailbox.secretDroppedBecause = null;
  }

  /** Fewer servers of those that it was typed for: it is sealed for the ones that are left. */
  function keepPassword(mailbox: Mailbox, before: Mailbox): void {
    if (passwordOrigin(before) === passwordOrigin(mailbox)) return;
    const password = passwordOf(before);
    if (password) mailbox.sealedPassword = seal(mailbox, password);
  }

  /** Changes the row in memory and answers with the names of what has changed, for the audit log. */
  function applyPatch(mailbox: Mailbox, patch: MailboxPatch): string[] {
    const before = { ...mailbox };
    const settings = patchedMailboxSettings(mailbox, patch);
    const fields = changedNames<MailboxSettings>(mailbox, settings);
    if (connectsDifferently(mailbox, settings) || typeof patch.password === 'string')
      Object.assign(mailbox, neverChecked);
    // Whoever edits it may have fixed it: its regular pace begins anew.
    else if (fields.length > 0 && mailbox.refusedLogins > 0)
      Object.assign(mailbox, neverRefused, { nextCheckAt: null });
    Object.assign(mailbox, settings);
    if (typeof patch.password === 'string') {
      setPassword(mailbox, patch.password);
      return [...fields, 'password'];
    }
    if (!dropsPassword(before, patch)) {
      keepPassword(mailbox, before);
      return fields;
    }
    const secretDroppedBecause = passwordDroppedBecause(before, mailbox);
    Object.assign(mailbox, { sealedPassword: null, passwordSetAt: null, secretDroppedBecause });
    return [...fields, 'password', 'passwordDropped'];
  }

  return { passwordOf, setPassword, applyPatch };
}

/** Whether an edit leads the password of a mailbox to somebody whom it was not typed for. */
export function dropsPassword(mailbox: Mailbox, patch: MailboxPatch): boolean {
  if (typeof patch.password === 'string' || mailbox.sealedPassword === null) return false;
  return foreignServers(mailbox, patchedMailboxSettings(mailbox, patch)).length > 0;
}
