import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import { createGate } from '../../lib/gate.js';
import type { Log } from '../../lib/log.js';
import { discoveryIsDue, type Discovery } from './discovery.js';
import type { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientStore } from './oauth-client.store.js';
import { urlOrigin } from './token-origin.js';
import type { Providers } from '../providers/index.js';
import type { DiscoveryHttp } from './discovery.http.js';

export interface DiscoveryDependencies {
  clients: Pick<OAuthClientStore, 'byId' | 'changeSecrets'>;
  providers: Providers;
  discoveryHttp: DiscoveryHttp;
  events: Events;
  clock: Clock;
  log: Log;
}

export type DiscoveryFlow = ReturnType<typeof createDiscovery>;

const AT_ONCE = 4;
/** Behind others, too: a person may be waiting. */
const PATIENCE_MS = 5000;

/** Learns what the authorization server of a client says of itself. It helps, and is never waited for in vain. */
export function createDiscovery(deps: DiscoveryDependencies) {
  const { clients, providers, events, clock, log } = deps;
  const gate = createGate({ total: AT_ONCE, perKey: 1 });
  const stop = new AbortController();
  const asking = new Map<string, Promise<void>>();

  function isDue(client: OAuthClient): boolean {
    return !providers[client.provider].isDescribed && discoveryIsDue(client, clock());
  }

  async function ask({ id, authorizeUrl, discovery }: OAuthClient): Promise<void> {
    if (authorizeUrl === null || stop.signal.aborted) return;
    const reply = await deps.discoveryHttp.ask(authorizeUrl, stop.signal);
    if (stop.signal.aborted) return;
    // A server that is away for a moment has not changed.
    const former = discovery?.authorizeUrl === authorizeUrl ? discovery.found : null;
    const found = reply === undefined ? former : reply;
    await keep(id, { authorizeUrl, askedAt: clock().getTime(), found });
    if (JSON.stringify(found) !== JSON.stringify(former)) events.publish('oauthClient', id);
  }

  async function keep(id: string, discovery: Discovery): Promise<void> {
    if (!(await clients.byId(id))) return;
    await clients.changeSecrets(id, (client) => {
      if (client.authorizeUrl === discovery.authorizeUrl) client.discovery = discovery;
    });
  }

  /** One question at a time for a client and its address; all who want to know share it. */
  function learn(client: OAuthClient): Promise<void> {
    const key = `${client.id} ${client.authorizeUrl}`;
    const known = asking.get(key);
    if (known) return known;
    const asked = gate
      .run(urlOrigin(client.authorizeUrl), () => ask(client), { signal: stop.signal })
      .catch((cause: unknown) => {
        if (!stop.signal.aborted)
          log.warn({ err: cause, client: client.id }, 'an authorization server was not discovered');
      })
      .finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  }

  return {
    /** The client with what its server says, asked first where that is not known yet. */
    async known(client: OAuthClient): Promise<OAuthClient> {
      if (!isDue(client)) return client;
      await Promise.race([learn(client), sleep(PATIENCE_MS, undefined, { ref: false })]);
      return (await clients.byId(client.id)) ?? client;
    },

    async close(): Promise<void> {
      stop.abort();
      await Promise.allSettled(asking.values());
    },
  };
}
