import { In, IsNull, MoreThan, Not, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { ApiKey } from '../access/api-key.entity.js';
import { Grant } from '../grants/grant.entity.js';
import { grantsAlike } from '../grants/grants-alike.store.js';
import type { GrantsAlike } from '../grants/secret-counts.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { MailCertificate } from '../mailboxes/mail-certificate.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Providers } from '../providers/index.js';
import { isExchange } from '../providers/password-smtp.js';
import { DAY } from './expiration.js';
import { QUIET_DAYS } from './kinds/grant-idle.js';
import type { Seen, SeenApiKey, SeenClient, SeenGrant, SeenPasswordSender } from './seen.js';
import { seenCertificates, type CertificateCount } from './seen-certificates.js';
import { seenClient, seenGrant } from './seen-clients.js';

export type ExpirationStore = ReturnType<typeof createExpirationStore>;

/** Reads what the kinds look at: of thousands of records only those that may end. */
export function createExpirationStore(use: {
  database: Database;
  providers: Providers;
  clock: Clock;
}) {
  const { providers, clock } = use;
  const { read } = use.database;

  async function seen(): Promise<Seen> {
    const now = clock();
    const grants = await grantsThatMayEnd(now);
    const ids = grants.map(({ oauthClientId }) => oauthClientId);
    const clients = await clientsOf(ids, now);
    return {
      now,
      clients: [...clients.values()],
      grants: await withMailboxes(grants, clients),
      certificates: seenCertificates(await certificates(), providers),
      apiKeys: await apiKeys(),
      passwordSenders: await passwordSenders(),
    };
  }

  /** Those that tell an end themselves, and those that a grant needs. */
  async function clientsOf(ids: string[], now: Date): Promise<Map<string, SeenClient>> {
    const find = (where: FindOptionsWhere<OAuthClient>[]) =>
      read.find(OAuthClient, { select: CLIENT_COLUMNS, where });
    const ending = await find([
      { secretExpiresAt: Not(IsNull()) },
      { certificateExpiresAt: Not(IsNull()) },
      { nextSecretExpiresAt: Not(IsNull()) },
      { formerSecretUntil: MoreThan(now) },
    ]);
    const others = await inChunks(ids, (some) => find([{ id: In(some) }]));
    const all = [...ending, ...others];
    const bySecret = await grantsBySecret(all);
    const seen = (one: OAuthClient) => {
      const grants = bySecret.get(one.id) ?? [];
      return seenClient(one, { provider: providers[one.provider], grants, now });
    };
    return new Map(all.map((one) => [one.id, seen(one)]));
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

  function grantsThatMayEnd(now: Date): Promise<Grant[]> {
    const ago = (days: number) => now.getTime() - days * DAY;
    return columns(read.createQueryBuilder(Grant, 'grant'))
      .innerJoin(OAuthClient, 'client', 'client.id = "grant"."oauthClientId"')
      .where({ status: Not('reauth_required') })
      .andWhere(
        `("grant"."refreshTokenExpiresAt" IS NOT NULL
          OR "grant"."refreshable" = :never
          OR COALESCE("grant"."lastRefreshedAt", "grant"."grantedAt") <= :quiet
          OR ("grant"."grantedAt" >= :young
            AND (client.provider = 'GOOGLE' OR "grant"."accessTokenUrl" LIKE :google)))`,
        {
          ...{ never: false, google: GOOGLE_URLS },
          quiet: ago(QUIET_DAYS),
          young: ago(YOUNG_DAYS),
        },
      )
      .getMany();
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

  async function apiKeys(): Promise<SeenApiKey[]> {
    const keys = await read.find(ApiKey, { select: { id: true, name: true, expiresAt: true } });
    return keys.flatMap(({ id, name, expiresAt }) => (expiresAt ? [{ id, name, expiresAt }] : []));
  }

  /** Few mailboxes have passwords; which servers are Exchange's, the code tells better than SQL. */
  async function passwordSenders(): Promise<SeenPasswordSender[]> {
    const found = await read.find(Mailbox, {
      select: { id: true, name: true, outgoing: true },
      where: { authentication: 'PASSWORD', enabled: true, outgoing: Not(IsNull()) },
    });
    return found.flatMap(({ id, name, outgoing }) =>
      outgoing && isExchange(outgoing.host) ? [{ id, name, host: outgoing.host }] : [],
    );
  }

  return { seen };
}

const GOOGLE_URLS = 'https://oauth2.googleapis.com/%';

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

/** A Google grant may be one of seven days as long as it is younger. */
const YOUNG_DAYS = 7;

const CLIENT_COLUMNS = {
  ...{ id: true, name: true, enabled: true, provider: true, clientId: true, secretShape: true },
  ...{ secretId: true, secretExpiresAt: true, secretEndRead: true },
  ...{ nextSecretId: true, nextSecretExpiresAt: true },
  ...{ formerSecretId: true, formerSecretSince: true, formerSecretUntil: true },
  ...{ certificateExpiresAt: true, certificateEndRead: true },
  // Whose cloud it is in.
  ...{ authorizeUrl: true, accessTokenUrl: true, scopes: true },
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
