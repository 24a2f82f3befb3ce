import { IsNull, Not, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { countByReference, rowsByReference } from '../../db/list-reads.js';
import { nestedPages } from '../../graphql/nested-pages.js';
import { listPage, type Connection, type PageArgs } from '../../graphql/pagination.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { Grant } from './grant.entity.js';
import type { SigningIn } from './grant.store.js';
import { Revocation } from './revocation.entity.js';

export type GrantLists = ReturnType<typeof createGrantLists>;

/** What the rows of a list want of grants: a statement or two for all who ask in the same turn. */
export function createGrantLists(
  { read }: Pick<Database, 'read'>,
  mailboxes: Pick<MailboxLists, 'byId' | 'byClient'>,
) {
  const column = 'oauthClientId';
  const defaults = rowsByReference(read, Grant, { column, where: { mailboxId: IsNull() } });
  const owned = rowsByReference(read, Grant, { column, where: { mailboxId: Not(IsNull()) } });
  const all = rowsByReference(read, Grant, { column, order: { grantedAt: 'ASC', id: 'ASC' } });
  const own = rowsByReference(read, Grant, { column: 'mailboxId' });
  const withoutOwn = mailboxesWithoutOwn(read);

  const ofClient = async (id: string): Promise<Grant | null> => (await defaults(id))[0] ?? null;

  async function ownOfMailbox({ id, oauthClientId }: SigningIn): Promise<Grant | null> {
    if (oauthClientId === null) return null;
    return (await own(id)).find((grant) => grant.oauthClientId === oauthClientId) ?? null;
  }

  return {
    /** The default grant. */
    ofClient,

    /** The default grant first, then those of the mailboxes, oldest first. */
    async listOfClient(id: string): Promise<Grant[]> {
      return (await all(id)).toSorted(
        (a, b) => Number(a.mailboxId !== null) - Number(b.mailboxId !== null),
      );
    },

    /** How many grants of a client the provider has still to be told of. */
    pendingRevocations: countByReference(read, Revocation, column),

    ownOfMailbox,

    /** What a mailbox signs in with. */
    async ofMailbox(mailbox: SigningIn): Promise<Grant | null> {
      if (mailbox.oauthClientId === null) return null;
      return (await ownOfMailbox(mailbox)) ?? ofClient(mailbox.oauthClientId);
    },

    /** The mailboxes of a grant: its own, or all of the client that have none of their own. */
    async mailboxesOf({ oauthClientId, mailboxId }: Grant): Promise<Mailbox[]> {
      if (mailboxId !== null) {
        const mailbox = await mailboxes.byId(mailboxId);
        return mailbox?.oauthClientId === oauthClientId ? [mailbox] : [];
      }
      const [all, owners] = await Promise.all([
        mailboxes.byClient(oauthClientId),
        owned(oauthClientId),
      ]);
      const apart = new Set(owners.map((grant) => grant.mailboxId));
      return all.filter(({ id }) => !apart.has(id));
    },

    /** Those of them that sign in with it. */
    async pageOfMailboxes(grant: Grant, page: PageArgs): Promise<Connection<Mailbox>> {
      if (grant.mailboxId === null) return withoutOwn(grant.oauthClientId, page);
      const mailbox = await mailboxes.byId(grant.mailboxId);
      const uses =
        mailbox?.oauthClientId === grant.oauthClientId && mailbox.authentication === 'OAUTH2';
      return listPage(mailbox && uses ? [mailbox] : [], page, 'sortName');
    },
  };
}

/** The mailboxes of a client that sign in with its default grant. */
const mailboxesWithoutOwn = (read: EntityManager) =>
  nestedPages({
    ...{ read, entity: Mailbox, parent: 'mailbox.oauthClientId' },
    children: () =>
      read.createQueryBuilder(Mailbox, 'mailbox').where(
        `mailbox.authentication = 'OAUTH2' AND NOT EXISTS (SELECT 1 FROM "oauth_grant" "own"
          WHERE "own"."mailboxId" = mailbox.id AND "own"."oauthClientId" = mailbox.oauthClientId)`,
      ),
    order: { by: 'sortName', direction: 'ASC' },
  });
