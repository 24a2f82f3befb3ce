import type { Audit } from '../access/audit-entry.js';
import type { Events } from '../../lib/events.js';
import type { Log } from '../../lib/log.js';
import { createTicker, type Ticker } from '../../lib/ticker.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';

interface Dependencies {
  clients: OAuthClientStore;
  audit: Pick<Audit, 'record'>;
  events: Events;
  log: Log;
  everyMs?: number;
}

const EVERY_MS = 60_000;

/** Deletes former secrets whose time is over; nothing has asked with them since that moment. */
export function createFormerSecrets(deps: Dependencies): Ticker {
  const { clients, audit, events } = deps;

  async function drop(): Promise<void> {
    for (const { id, formerSecretId } of await clients.endedFormers()) {
      await clients.changeSecrets(id, async (client, manager) => {
        // Another one may have taken its place since it was read.
        if (client.formerSecretId !== formerSecretId) return;
        clients.dropFormer(client);
        const subject = { kind: 'oauth-client', id, name: client.name };
        const action = 'oauth-client.drop-former-secret';
        await audit.record(manager, { actor: { kind: 'system' }, action, subject });
      });
      events.publish('oauthClient', id);
    }
  }

  const { log, everyMs = EVERY_MS } = deps;
  return createTicker({ name: 'former secrets', everyMs, work: drop, log });
}
