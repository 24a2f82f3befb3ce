import { Not, type EntityManager } from 'typeorm';
import { countByReference, rowById } from '../../db/list-reads.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import { type ListArgs } from '../../graphql/pagination.js';
import { MOST_COUNTED } from '../../db/pages/count.js';
import { inOneRead } from '../../lib/one-read.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Grant } from './grant.entity.js';
import { grantsAlike } from './grants-alike.store.js';
import type { GrantsAlike } from './secret-counts.js';
import { cursorAt, Page, type ListPage, type PageRequest } from '../../db/pages/page.js';

/** What is asked of all grants of a client, however many there are; `ofClient` finds its default one. */
export function createClientGrants(
  read: EntityManager,
  ofClient: (oauthClientId: string) => Promise<Grant | null>,
) {
  const byId = rowById(read, Grant);
  const ownPages = pagesOfOwn(read);
  const alike = inOneRead((ids) => grantsAlike(read, ids));

  async function pageOfClient(id: string, page: PageRequest): Promise<ListPage<Grant>> {
    const { first, after } = page;
    const isFirst = typeof after !== 'string';
    const [shared, owned] = await Promise.all([isFirst ? ofClient(id) : null, ownPages(id, page)]);
    const before = shared ? [{ cursor: cursorOfGrant(shared), node: shared }] : [];
    const edges = [...before, ...owned.edges];
    const hasNextPage = owned.pageInfo.hasNextPage || edges.length > first;
    const count = async (): Promise<number> =>
      (await owned.totalCountExact)
        ? (await owned.totalCount) + Number((await ofClient(id)) !== null)
        : MOST_COUNTED + 1;
    return new Page(edges.slice(0, first), { after, hasNextPage, count });
  }

  return {
    /** The default grant first, then those of the mailboxes, oldest first. */
    pageOfClient,

    /** As `pageOfClient`, behind a grant that is named by its id. */
    async behind(id: string, { first, after }: ListArgs): Promise<Grant[]> {
      if (typeof after !== 'string') return (await pageOfClient(id, { first })).nodes;
      const last = await byId(after);
      if (last?.oauthClientId !== id) return [];
      return (await pageOfClient(id, { first, after: cursorOfGrant(last) })).nodes;
    },

    countOfClient: countByReference(read, Grant, 'oauthClientId'),

    /** The grants of a client by what an exchange of its secret looks at. */
    alikeOfClient: async (id: string): Promise<GrantsAlike[]> => (await alike(id)) ?? [],

    toProveWith: (client: OAuthClient) => toProveWith(read, client),
  };
}

/** The default grant comes before all others: none of them was given in 1970. */
const cursorOfGrant = ({ id, mailboxId, grantedAt }: Grant): string =>
  cursorAt(mailboxId === null ? 0 : grantedAt.getTime(), id);

const pagesOfOwn = (read: EntityManager) =>
  nestedPages({
    read,
    entity: Grant,
    parent: 'own.oauthClientId',
    children: () => read.createQueryBuilder(Grant, 'own').where('own.mailboxId IS NOT NULL'),
    order: { by: 'grantedAt', direction: 'ASC' },
  });

/**
 * The grant on which the next secret of a client is proved: of those that can be refreshed and were
 * given for the settings of today, the one whose token ends first, since it would be refreshed first
 * anyway. One that waits for a better secret (misconfigured) is as good as any.
 */
async function toProveWith(
  read: EntityManager,
  { id: oauthClientId, clientId, accessTokenUrl }: OAuthClient,
): Promise<Grant | null> {
  if (clientId === null || accessTokenUrl === null) return null;
  const today = { oauthClientId, clientId, accessTokenUrl };
  return read.findOne(Grant, {
    where: { ...today, refreshable: true, status: Not('reauth_required') },
    order: { accessTokenExpiresAt: 'ASC' },
  });
}
