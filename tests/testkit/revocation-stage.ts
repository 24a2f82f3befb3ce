import type { ServerResponse } from 'node:http';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import type { Grant } from '@mailkey/server/features/grants/grant.entity';
import { createHostPauses } from '@mailkey/server/features/grants/refresh/host-pauses';
import { createRevocationFlow } from '@mailkey/server/features/grants/revocation/revocation.flow';
import { createRevocationHttp } from '@mailkey/server/features/grants/revocation/revocation.http';
import { createRevocationQueue } from '@mailkey/server/features/grants/revocation/revocation-queue.flow';
import { Revocation } from '@mailkey/server/features/grants/revocation/revocation.entity';
import { createRevocationStore } from '@mailkey/server/features/grants/revocation/revocation.store';
import type { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createProviders } from '@mailkey/server/features/providers/index';
import { createEgress } from '@mailkey/server/lib/egress';
import { createEvents } from '@mailkey/server/lib/events';
import { openGrantStage } from './grant-stage.js';
import { startTokenEndpoint } from './token-endpoint.js';

export type RevocationStage = Awaited<ReturnType<typeof openRevocationStage>>;

/** Grants of a provider with an endpoint for their end, which does what the test tells it. */
export async function openRevocationStage({ endsAccount = false } = {}) {
  const [stage, provider] = await Promise.all([openGrantStage(), startTokenEndpoint()]);
  const { database, clock, log, clients, grants } = stage;
  const deps = { ...stage.storage, database, clock, log, clients, grants, events: createEvents() };
  const audit = createAuditStore(deps);
  const egress = createEgress({ allowCidrs: ['127.0.0.0/8'], allowLoopbackPorts: [] });
  const http = createRevocationHttp({ egress, insecure: { origins: [], allowAll: true } });
  const pauses = createHostPauses({ elapsed: () => stage.time.elapsed });
  const pendingRevocations = createRevocationStore(deps);
  const presets = createProviders();
  const urls = { accessTokenUrl: provider.url, revocationUrl: provider.url };
  const providers = {
    ...presets,
    GENERIC: { ...presets.GENERIC, ...urls, revocationEndsAccount: endsAccount },
  };

  const discovery = { known: (client: OAuthClient) => Promise.resolve(client) };

  /** What one process has of it; another one shares the database. */
  function start() {
    const queue = createRevocationQueue({ ...deps, pendingRevocations, http, pauses, audit });
    const own = { pendingRevocations, queue, providers, discovery };
    return { queue, ...createRevocationFlow({ ...deps, ...own }) };
  }

  return {
    stage,
    provider,
    pauses,
    start,
    /** Grants, each of a client of its own. */
    put: (count = 1, like: Partial<Grant> = {}) =>
      stage.put(Array<string>(count).fill(provider.url), like as object),
    /** What the provider was asked to end, the oldest first. */
    asked: () => provider.requests.map((form) => form.get('token') ?? ''),
    answer: (status: number, body = '', headers: Record<string, string> = {}) =>
      provider.answer((response: ServerResponse) => {
        response.writeHead(status, headers).end(body);
      }),
    pending: () => database.read.find(Revocation, { order: { createdAt: 'ASC' } }),
    /** No key opens what is stored any more. */
    spoil: () =>
      database.transaction((manager) =>
        manager.update(Revocation, { hint: 'refresh_token' }, { sealedToken: 'v1.a.b.c' }),
      ),
    due: () => pendingRevocations.due([]),
    told: async () =>
      (await database.read.find(AuditEvent, { order: { sequence: 'ASC' } }))
        .filter(({ action }) => action.startsWith('grant.'))
        .map(({ action, subjectName }) => `${action} ${subjectName ?? ''}`),
    async close(): Promise<void> {
      provider.close();
      await stage.close();
    },
  };
}
