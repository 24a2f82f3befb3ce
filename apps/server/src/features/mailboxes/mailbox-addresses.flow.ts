import type { EntityManager } from 'typeorm';
import { demand, isAllowed, TO_ADDRESSES } from '../../graphql/access.js';
import { auditEntry, auditName, type Audit } from '../access/audit-entry.js';
import type { Context, RequestFacts } from '../../graphql/context.js';
import { UserError } from '../../lib/errors.js';
import { leadsPasswordElsewhere, namedPlaces, type TokenUser } from './mail-places.js';
import type { MailHostStore } from './mail-host.store.js';
import type { MailboxSettings } from './mailbox-settings.js';
import type { Mailbox } from './mailbox.entity.js';

/** A mailbox before and after an edit; a new one has no before. */
export interface AddressEdit<After extends MailboxSettings = MailboxSettings> {
  before?: Mailbox;
  after: After;
}

/** Whoever asks, also where it is done later than it was asked for. */
export type Requester = Pick<Context, 'actor'> & { request: Pick<RequestFacts, 'ip'> };

export type MailboxAddresses = ReturnType<typeof createMailboxAddresses>;

export interface MailboxAddressDependencies {
  mailHosts: Pick<MailHostStore, 'unconfirmed' | 'unconfirmedIn' | 'confirm'>;
  audit: Pick<Audit, 'record'>;
  /** In the transaction that confirms: mailboxes that waited for it are checked soon. */
  recheckSoon(manager: EntityManager, signIn: { oauthClientId: string }): Promise<void>;
}

/** Who may lead what a mailbox signs in with to another server: whoever does so confirms it. */
export function createMailboxAddresses(deps: MailboxAddressDependencies) {
  const { mailHosts, audit, recheckSoon } = deps;

  /** Tokens of its client may go there from now on. */
  async function confirm(
    manager: EntityManager,
    context: Requester,
    { mailbox, places }: { mailbox: Mailbox; places: readonly string[] },
  ): Promise<void> {
    const { id, name, oauthClientId } = mailbox;
    if (places.length > 0 && oauthClientId) {
      await mailHosts.confirm(manager, places, { oauthClientId, by: auditName(context) });
      await recheckSoon(manager, { oauthClientId });
    }
    const subject = { kind: 'mailbox', id, name };
    await audit.record(manager, auditEntry(context, 'mailbox.confirm-hosts', { subject }));
  }

  return {
    confirm,

    /** Before an edit: throws REAUTHENTICATE or FORBIDDEN where this caller may not make it. */
    async admit(context: Context, edit: AddressEdit): Promise<void> {
      const { unconfirmed, leads } = await changes(edit, mailHosts.unconfirmed);
      if (unconfirmed.length === 0 && !leads) return;
      const field = edit.before ? 'mutation.updateMailbox' : 'mutation.createMailbox';
      const target = () => ({ mailboxId: edit.before?.id });
      await demand(context, { ...TO_ADDRESSES, ...(edit.before && { target }) }, { field });
    },

    /** The same before many are led to one client: what each of them would send its tokens to. */
    async admitPlaces(context: Context, after: TokenUser, field: string): Promise<void> {
      if ((await mailHosts.unconfirmed(after)).length > 0)
        await demand(context, TO_ADDRESSES, { field });
    },

    /** In its transaction: what it names is confirmed by that. Throws where it has become another edit meanwhile. */
    async settle(
      manager: EntityManager,
      context: Requester,
      edit: AddressEdit<Mailbox>,
    ): Promise<void> {
      const { unconfirmed, leads } = await changes(edit, (after) =>
        mailHosts.unconfirmedIn(manager, after),
      );
      if (unconfirmed.length === 0 && !leads) return;
      if (!isAllowed(context, TO_ADDRESSES))
        throw new UserError('CONFLICT', 'The mailbox was changed meanwhile. Look at it again.');
      if (unconfirmed.length > 0)
        await confirm(manager, context, { mailbox: edit.after, places: unconfirmed });
    },
  };
}

/** What an edit leads elsewhere: tokens to places that are new to the client, or the password. */
async function changes(
  { before, after }: AddressEdit,
  unconfirmed: (mailbox: TokenUser) => Promise<string[]>,
): Promise<{ unconfirmed: string[]; leads: boolean }> {
  const named = namedPlaces(before, after);
  const waiting = named.length > 0 ? await unconfirmed(after) : [];
  return {
    unconfirmed: named.filter((place) => waiting.includes(place)),
    leads: before !== undefined && leadsPasswordElsewhere(before, after),
  };
}
