import { In, IsNull, MoreThan, Not, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import type { Database } from '../../db/database.js';
import { ApiKey } from '../access/api-key.entity.js';
import { Grant } from '../grants/grant.entity.js';
import { grantsAlike } from '../grants/grants-alike.store.js';
import type { GrantsAlike } from '../grants/secret-counts.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { MailCertificate } from '../mailboxes/mail-certificate.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Providers } from '../providers/index.js';
import type { End } from './ends.store.js';
import type { ExpirationKind } from './expiration.js';
import type { Seen, SeenApiKey, SeenClient, SeenGrant, SeenPasswordSender } from './seen.js';
import { seenCertificates, type CertificateCount } from './seen-certificates.js';
import { seenClient, seenGrant } from './seen-clients.js';

export interface SeenRowsDependencies {
  database: Pick<Database, 'read'>;
  providers: Providers;
}

/** Reads what the kinds look at: of thousands of records only those whose turn it is. */
export function createSeenRows({ database: { read }, providers }: SeenRowsDependencies) {
  /** What there are few of: they are read whole. */
  async function few(now: Date): Promise<Seen> {
    const clients = await seenClients(await find(ENDING_CLIENTS(now)), now);
    return {
      now,
      clients: [...clients.values()],
      grants: [],
      apiKeys: [],
      passwordSenders: [],
      certificates: seenCertificates(await certificates(), providers),
    };
  }

  /** What of these rows the kinds look at. */
  async function seenOf(found: readonly End[], now: Date): Promise<Seen> {
    const rows = (...kinds: ExpirationKind[]) =>
      found.filter(({ kind }) => kinds.includes(kind)).map(({ row }) => row);
    const grants = await inChunks(rows(...OF_GRANTS), (ids) =>
      columns(read.createQueryBuilder(Grant, 'grant'))
        .where({ id: In(ids) })
        .getMany(),
    );
    const clientIds = grants.map(({ oauthClientId }) => oauthClientId);
    const clients = await inChunks(clientIds, (ids) => find([{ id: In(ids) }]));
    return {
      now,
      clients: [],
      certificates: [],
      grants: await withMailboxes(grants, await seenClients(clients, now)),
      apiKeys: await inChunks(rows('API_KEY'), apiKeys),
      passwordSenders: await inChunks(rows('PASSWORD_SMTP'), passwordSenders),
    };
  }

  const find = (where: FindOptionsWhere<OAuthClient>[]) =>
    read.find(OAuthClient, { select: CLIENT_COLUMNS, where });

  async function seenClients(
    clients: readonly OAuthClient[],
    now: Date,
  ): Promise<Map<string, SeenClient>> {
    const bySecret = await grantsBySecret(clients);
    const seen = (one: OAuthClient) => {
      const grants = bySecret.get(one.id) ?? [];
      return seenClient(one, { provider: providers[one.provider], grants, now });
    };
    return new Map(clients.map((one) => [one.id, seen(one)]));
  }

  /** By which secret the tokens came, where a former one stands behind the current: that is rare. */
  async function grantsBySecret(
    clients: readonly OAuthClient[],
  ): Promise<ReadonlyMap<string, GrantsAlike[]>> {
    const changing = clients.filter(({ formerSecretId }) => formerSecretId !== null);
    const found = await inChunks(
      changing.map(({ id }) => id),
      async (some) => [...(await grantsAlike(read, some))],
    );
    return new Map(found);
  }

  async function withMailboxes(
    grants: readonly Grant[],
    clients: ReadonlyMap<string, SeenClient>,
  ): Promise<SeenGrant[]> {
    const ids = grants.flatMap(({ mailboxId }) => mailboxId ?? []);
    const select = { id: true, name: true, enabled: true };
    const found = await inChunks(ids, (some) =>
      read.find(Mailbox, { select, where: { id: In(some) } }),
    );
    const mailboxes = new Map(found.map((mailbox) => [mailbox.id, mailbox]));
    return grants.flatMap((grant) => {
      const client = clients.get(grant.oauthClientId);
      const mailbox = mailboxes.get(grant.mailboxId ?? '');
      const isQuiet = grant.mailboxId !== null && !mailbox?.enabled;
      return client && !isQuiet ? [seenGrant(grant, client, mailbox)] : [];
    });
  }

  /** Counted by the database: thousands of mailboxes have few servers. */
  function certificates(): Promise<CertificateCount[]> {
    return read
      .createQueryBuilder(MailCertificate, 'shown')
      .innerJoin(Mailbox, 'mailbox', 'mailbox.id = shown.mailboxId AND mailbox.enabled = :on', {
        on: true,
      })
      .select('shown.host', 'host')
      .addSelect('shown.port', 'port')
      .addSelect('shown.endsAt', 'endsAt')
      .addSelect('shown.chainSubject', 'chainSubject')
      .addSelect('shown.chainPlace', 'chainPlace')
      .addSelect('MAX(shown.seenAt)', 'seenAt')
      .addSelect('COUNT(DISTINCT mailbox.id)', 'mailboxes')
      .addSelect('MIN(mailbox.id)', 'mailboxId')
      .addSelect('MIN(mailbox.name)', 'mailboxName')
      .groupBy('shown.host')
      .addGroupBy('shown.port')
      .addGroupBy('shown.endsAt')
      .addGroupBy('shown.chainSubject')
      .addGroupBy('shown.chainPlace')
      .getRawMany<CertificateCount>();
  }

  async function apiKeys(ids: string[]): Promise<SeenApiKey[]> {
    const select = { id: true, name: true, expiresAt: true };
    const keys = await read.find(ApiKey, { select, where: { id: In(ids) } });
    return keys.flatMap(({ id, name, expiresAt }) => (expiresAt ? [{ id, name, expiresAt }] : []));
  }

  async function passwordSenders(ids: string[]): Promise<SeenPasswordSender[]> {
    const select = { id: true, name: true, outgoing: true };
    const found = await read.find(Mailbox, { select, where: { id: In(ids) } });
    return found.flatMap(({ id, name, outgoing }) =>
      outgoing ? [{ id, name, host: outgoing.host }] : [],
    );
  }

  return { few, seenOf };
}

/** Clients that tell an end themselves. */
const ENDING_CLIENTS = (now: Date): FindOptionsWhere<OAuthClient>[] => [
  { secretExpiresAt: Not(IsNull()) },
  { certificateExpiresAt: Not(IsNull()) },
  { nextSecretExpiresAt: Not(IsNull()) },
  { formerSecretUntil: MoreThan(now) },
];

const OF_GRANTS: ExpirationKind[] = ['ACCESS', 'REFRESH_TOKEN', 'GOOGLE_TESTING', 'GRANT_IDLE'];

/** A database takes only so many values in one statement. */
const CHUNK = 500;

async function inChunks<T>(
  ids: readonly string[],
  find: (some: string[]) => Promise<T[]>,
): Promise<T[]> {
  const unique = [...new Set(ids)];
  const found: T[] = [];
  for (let from = 0; from < unique.length; from += CHUNK)
    found.push(...(await find(unique.slice(from, from + CHUNK))));
  return found;
}

const CLIENT_COLUMNS = {
  id: true,
  name: true,
  enabled: true,
  provider: true,
  clientId: true,
  secretShape: true,
  secretId: true,
  secretExpiresAt: true,
  secretEndRead: true,
  nextSecretId: true,
  nextSecretExpiresAt: true,
  formerSecretId: true,
  formerSecretSince: true,
  formerSecretUntil: true,
  certificateExpiresAt: true,
  certificateEndRead: true,
  // Whose cloud it is in.
  authorizeUrl: true,
  accessTokenUrl: true,
  scopes: true,
} as const;

/** No sealed column: nothing here needs a token. */
function columns(query: SelectQueryBuilder<Grant>): SelectQueryBuilder<Grant> {
  const names: (keyof Grant)[] = [
    'id',
    'oauthClientId',
    'mailboxId',
    'grantType',
    'accessTokenUrl',
    'account',
    'refreshable',
    'grantedAt',
    'lastRefreshedAt',
    'accessTokenExpiresAt',
    'refreshTokenObtainedAt',
    'refreshTokenExpiresAt',
    'slidingEnd',
    'failCount',
  ];
  return query.select(names.map((name) => `grant.${name}`));
}
