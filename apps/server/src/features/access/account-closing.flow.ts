import type { EntityManager } from 'typeorm';
import { auditEntry, type Audit } from './audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { AdminChange } from './admin-change.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import type { LinkStore } from './link.store.js';
import type { User } from './user.entity.js';

/** Tells the other admins, in the transaction of what it tells of. */
export type TellAdmins = (manager: EntityManager, change: AdminChange) => Promise<void>;

export interface ClosingDependencies {
  links: LinkStore;
  knownBrowsers: KnownBrowserStore;
  audit: Audit;
  /** The calendar feed lies above this feature; false when there was none. */
  endFeed: (manager: EntityManager, userId: string) => Promise<boolean>;
}

export type CloseAccount = ReturnType<typeof createAccountClosing>;

/**
 * What a person leaves behind beside sessions ends with an account that is disabled or reset: links for
 * others, known browsers, the calendar feed. API keys may be in use by programs: they are offered for
 * revocation instead.
 */
export function createAccountClosing({
  links,
  knownBrowsers,
  audit,
  endFeed,
}: ClosingDependencies) {
  return async (manager: EntityManager, context: Context, { id, email }: User): Promise<void> => {
    await links.voidMadeBy(manager, id);
    await knownBrowsers.forget(manager, id);
    if (!(await endFeed(manager, id))) return;
    const subject = { kind: 'user', id, name: email };
    await audit.record(manager, auditEntry(context, 'calendar-feed.revoke', { subject }));
  };
}
