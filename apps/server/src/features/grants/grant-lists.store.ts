import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { countByReference, rowsByReference } from '../../db/list-reads.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import { inOneRead } from '../../lib/one-read.js';
import type { MailboxKinds } from '../mailboxes/mailbox-kinds.store.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { Grant } from './grant.entity.js';
import type { SigningIn } from './grant.store.js';
import { Revocation } from './revocation/revocation.entity.js';
import { createClientGrants } from './client-grants.store.js';
import { needOf, signsIn, type Need } from './lacking-scopes.js';
import { needsWithoutOwn } from './needs.store.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';
import { listPage } from '../../db/pages/list-page.js';

export type GrantLists = ReturnType<typeof createGrantLists>;

/** What the rows of a list want of grants: a statement or two for all who ask in the same turn. */
export function createGrantLists(
  { read }: Pick<Database, 'read'>,
  deps: { mailboxes: Pick<MailboxLists, 'byId'>; kinds: Pick<MailboxKinds, 'judged'> },
) {
  const column = 'oauthClientId';
  const defaults = rowsByReference(read, Grant, { column, where: { mailboxId: IsNull() } });
  const own = rowsByReference(read, Grant, { column: 'mailboxId' });
  const needs = inOneRead((ids) => needsWithoutOwn(read, ids));
  const withoutOwn = mailboxesWithoutOwn(read);

  const ofClient = async (id: string): Promise<Grant | null> => (await defaults(id))[0] ?? null;

  async function ownOfMailbox({ id, oauthClientId }: SigningIn): Promise<Grant | null> {
    if (oauthClientId === null) return null;
    return (await own(id)).find((grant) => grant.oauthClientId === oauthClientId) ?? null;
  }

  async function ownMailbox({ oauthClientId, mailboxId }: Grant): Promise<Mailbox[]> {
    const mailbox = await deps.mailboxes.byId(mailboxId);
    return mailbox?.oauthClientId === oauthClientId ? [mailbox] : [];
  }

  return {
    ...createClientGrants(read, ofClient),

    /** The default grant. */
    ofClient,

    /** How many grants of a client the provider has still to be told of. */
    pendingRevocations: countByReference(read, Revocation, column),

    ownOfMailbox,

    /** What a mailbox signs in with. */
    async ofMailbox(mailbox: SigningIn): Promise<Grant | null> {
      if (mailbox.oauthClientId === null) return null;
      return (await ownOfMailbox(mailbox)) ?? ofClient(mailbox.oauthClientId);
    },

    /** The mailboxes of a grant: its own, or of those of the client that have none of their own one of each kind. */
    kindsOfMailboxes: (grant: Grant, account?: string): Promise<Mailbox[]> =>
      grant.mailboxId === null
        ? deps.kinds.judged(grant.oauthClientId, account)
        : ownMailbox(grant),

    /** Those of them that need the scopes of their protocols, by these protocols. */
    needsOf: async (grant: Grant): Promise<Need[]> =>
      grant.mailboxId === null
        ? ((await needs(grant.oauthClientId)) ?? [])
        : (await ownMailbox(grant)).filter(signsIn).map(needOf),

    /** Those that sign in with it. */
    async pageOfMailboxes(grant: Grant, page: PageRequest): Promise<ListPage<Mailbox>> {
      if (grant.mailboxId === null) return withoutOwn(grant.oauthClientId, page);
      const mailbox = await deps.mailboxes.byId(grant.mailboxId);
      const uses =
        mailbox?.oauthClientId === grant.oauthClientId && mailbox.authentication === 'OAUTH2';
      return listPage(mailbox && uses ? [mailbox] : [], page, 'sortName');
    },
  };
}

/** The mailboxes of a client that sign in with its default grant. */
const mailboxesWithoutOwn = (read: EntityManager) =>
  nestedPages({
    read,
    entity: Mailbox,
    parent: 'mailbox.oauthClientId',
    children: () =>
      read.createQueryBuilder(Mailbox, 'mailbox').where(
        `mailbox.authentication = 'OAUTH2' AND NOT EXISTS (SELECT 1 FROM "oauth_grant" "own"
          WHERE "own"."mailboxId" = mailbox.id AND "own"."oauthClientId" = mailbox.oauthClientId)`,
      ),
    order: { by: 'sortName', direction: 'ASC' },
  });
