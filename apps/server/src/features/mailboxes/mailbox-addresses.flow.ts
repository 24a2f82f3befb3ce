import type { EntityManager } from 'typeorm';
import { demand, isAllowed, TO_ADDRESSES } from '../../graphql/access.js';
import { auditEntry, auditName, type Audit } from '../../graphql/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { UserError } from '../../lib/errors.js';
import { leadsPasswordElsewhere, namedPlaces } from './mail-places.js';
import type { MailHostStore } from './mail-host.store.js';
import type { MailboxSettings } from './mailbox-settings.js';
import type { Mailbox } from './mailbox.entity.js';

/** A mailbox before and after an edit; a new one has no before. */
interface Edit<After extends MailboxSettings = MailboxSettings> {
  before?: Mailbox;
  after: After;
}

export type MailboxAddresses = ReturnType<typeof createMailboxAddresses>;

/** Who may lead what a mailbox signs in with to another server: whoever does so confirms it. */
export function createMailboxAddresses(use: {
  mailHosts: Pick<MailHostStore, 'unconfirmed' | 'unconfirmedIn' | 'confirm'>;
  audit: Pick<Audit, 'record'>;
}) {
  const { mailHosts, audit } = use;

  return {
    /** Before an edit: throws REAUTHENTICATE or FORBIDDEN where this caller may not make it. */
    async admit(context: Context, { before, after }: Edit): Promise<void> {
      const named = namedPlaces(before, after);
      const unconfirmed = named.length > 0 ? await mailHosts.unconfirmed(after) : [];
      const isNew = named.some((place) => unconfirmed.includes(place));
      if (!isNew && !(before && leadsPasswordElsewhere(before, after))) return;
      const field = before ? 'mutation.updateMailbox' : 'mutation.createMailbox';
      const target = () => ({ mailboxId: before?.id });
      await demand(context, { ...TO_ADDRESSES, ...(before && { target }) }, { field });
    },

    /** In its transaction: what it names is confirmed by that. Throws where it has become another edit meanwhile. */
    async settle(
      manager: EntityManager,
      context: Context,
      { before, after }: Edit<Mailbox>,
    ): Promise<void> {
      const named = namedPlaces(before, after);
      const unconfirmed = named.length > 0 ? await mailHosts.unconfirmedIn(manager, after) : [];
      const fresh = named.filter((place) => unconfirmed.includes(place));
      const leads = before !== undefined && leadsPasswordElsewhere(before, after);
      if (fresh.length === 0 && !leads) return;
      if (!isAllowed(context, TO_ADDRESSES))
        throw new UserError('CONFLICT', 'The mailbox was changed meanwhile. Look at it again.');
      const { id, name, oauthClientId } = after;
      if (fresh.length === 0 || !oauthClientId) return;
      await mailHosts.confirm(manager, fresh, { oauthClientId, by: auditName(context) });
      const subject = { kind: 'mailbox', id, name };
      await audit.record(manager, auditEntry(context, 'mailbox.confirm-hosts', { subject }));
    },
  };
}
