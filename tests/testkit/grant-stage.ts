import { randomUUID } from 'node:crypto';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { createGrantFlow } from '@mailkey/server/features/grants/grant.flow';
import { createGrantStore } from '@mailkey/server/features/grants/grant.store';
import type { NewGrant } from '@mailkey/server/features/grants/granted';
import { createLeaseStore } from '@mailkey/server/features/grants/refresh/lease.store';
import { createTokenHttp } from '@mailkey/server/features/token-endpoint/token.http';
import { createUpkeep } from '@mailkey/server/features/grants/refresh/upkeep.flow';
import { createUpkeepStore } from '@mailkey/server/features/grants/refresh/upkeep.store';
import type { Spool } from '@mailkey/server/features/grants/refresh/spool.store';
import type { Settings } from '@mailkey/server/features/oauth-clients/changed-settings';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { createEgress } from '@mailkey/server/lib/egress';
import { createEvents, type Events } from '@mailkey/server/lib/events';
import { createLog } from '@mailkey/server/lib/log';
import { Secret } from '@mailkey/server/lib/secret';
import { temporaryStorage } from './storage.js';

const HOUR = 60 * 60_000;

export type GrantStage = Awaited<ReturnType<typeof openGrantStage>>;

/** Grants with a database, a scheduler and two clocks of their own; whom they ask is the test's. */
export async function openGrantStage() {
  const storage = await temporaryStorage();
  const { database, keyring } = storage;
  const time = { wall: Date.now(), elapsed: 0 };
  const clock = () => new Date(time.wall);
  const elapsed = () => time.elapsed;
  const log = createLog('silent');
  const publicUrl = 'https://mailkey.example';
  const deps = { database, keyring, clock, log, elapsed, publicUrl };
  const clients = createOAuthClientStore(deps);
  const grants = createGrantStore(deps);
  const upkeepStore = createUpkeepStore(database);
  const egress = createEgress({ allowCidrs: ['127.0.0.0/8'], allowLoopbackPorts: [] });
  const http = createTokenHttp({ egress, clock, insecure: { origins: [], allowAll: true } });
  const audit = createAuditStore(deps);
  const leases = createLeaseStore(database);
  const stores = { grants, leases, upkeep: upkeepStore, clients, audit };
  /** Topics and whose they are: all that was told. */
  const heard: string[] = [];
  const bus = createEvents();
  const events: Events = {
    ...bus,
    publish(topic, id, owner) {
      heard.push(`${topic} ${owner ?? id}`);
      bus.publish(topic, id, owner);
    },
  };
  /** What one process has of grants; another one shares the database and the spool file. */
  const start = (spool?: Spool) => createGrantFlow({ ...deps, ...stores, http, events, spool });
  const flow = start();
  const upkeep = createUpkeep({ ...deps, grants: flow, store: grants, upkeep: upkeepStore });
  let template: OAuthClient | undefined;

  /** A client of its own for each grant; the token lives for an hour from now. */
  async function put(urls: readonly string[], like: Partial<NewGrant> = {}): Promise<string[]> {
    template ??= await clients.create(CLIENT_SETTINGS, undefined);
    const ids = urls.map(() => randomUUID());
    const client = template;
    await database.transaction(async (manager) => {
      for (const [at, url] of urls.entries()) {
        const id = ids[at] ?? '';
        await manager.insert(OAuthClient, { ...client, id, name: id, accessTokenUrl: url });
        await grants.put(manager, { oauthClientId: id }, { ...newGrant(url, clock()), ...like });
      }
    });
    return ids;
  }

  /** A client that shows its secret, with a grant of at-0 and rt-0. */
  async function putWithSecret(
    url: string,
    secret: string,
    like: Partial<Settings> = {},
  ): Promise<string> {
    const endpoints = { authorizeUrl: url, accessTokenUrl: url };
    const shown = { ...endpoints, clientAuthentication: 'CLIENT_SECRET_POST', ...like } as const;
    const { id, secretId } = await clients.create({ ...CLIENT_SETTINGS, ...shown }, secret);
    await replace(id, { ...newGrant(url, clock()), ...tokensOf('0', clock()), secretId });
    return id;
  }

  /** A new sign-in. */
  const replace = (oauthClientId: string, granted: NewGrant) =>
    database.transaction((manager) => grants.put(manager, { oauthClientId }, granted));

  return {
    storage,
    start,
    database,
    clients,
    grants,
    leases,
    audit,
    flow,
    upkeep,
    upkeepStore,
    time,
    clock,
    log,
    put,
    putWithSecret,
    replace,
    events,
    heard,
    /** Time passes, for both clocks. */
    pass: (ms: number): void => void ((time.wall += ms), (time.elapsed += ms)),
    /** The wall clock is set; no time passes. */
    jump: (ms: number): void => void (time.wall += ms),
    of: (oauthClientId: string) => database.read.findOneByOrFail(Grant, { oauthClientId }),
    change: (oauthClientId: string, columns: Partial<Grant>) =>
      database.transaction((manager) => manager.update(Grant, { oauthClientId }, columns)),
    /** From this process, or from another one; whoever asks waits for so many milliseconds. */
    async accessTokenFor(oauthClientId: string, by = flow, patience = 5_000) {
      const deadline = createDeadline(patience, clock);
      const got = await by.accessTokenFor({ oauthClientId }, deadline);
      deadline.done();
      return got;
    },
    async close(): Promise<void> {
      await upkeep.close();
      await flow.close();
      await storage.remove();
    },
  };
}

export const CLIENT_SETTINGS: Settings = {
  name: 'Contoso',
  enabled: true,
  clientId: 'c',
  secretExpiresAt: null,
  tenant: null,
  certificateExpiresAt: null,
  authorizeUrl: 'http://127.0.0.1/',
  accessTokenUrl: 'http://127.0.0.1/',
  scopes: ['mail'],
  provider: 'GENERIC',
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'NONE',
  authorizeParameters: [],
  tokenParameters: [],
  pkce: 'S256',
  basicEncoding: null,
  issuer: null,
  revocationUrl: null,
};

/** A grant whose token lives for an hour from now. */
export function newGrant(accessTokenUrl: string, now: Date): NewGrant {
  const expiresAt = new Date(now.getTime() + HOUR);
  const accessToken = new Secret('at-0');
  return {
    grantType: 'AUTHORIZATION_CODE',
    accessTokenUrl,
    clientId: 'c',
    secretId: null,
    tokens: { accessToken, refreshToken: new Secret(`rt-${randomUUID()}`), expiresAt },
    account: 'ana@example.org',
    tenant: null,
    audience: null,
    refreshable: true,
    requestedScopes: ['mail'],
    grantedScopes: ['mail'],
    missingScopes: [],
    nextAttemptAt: new Date(now.getTime() + 0.8 * HOUR),
  };
}

/** Of a sign-in: at-NAME and rt-NAME, for an hour from now. */
export function tokensOf(name: string, now: Date): Pick<NewGrant, 'tokens'> {
  const [accessToken, refreshToken] = [new Secret(`at-${name}`), new Secret(`rt-${name}`)];
  return { tokens: { accessToken, refreshToken, expiresAt: new Date(now.getTime() + HOUR) } };
}
