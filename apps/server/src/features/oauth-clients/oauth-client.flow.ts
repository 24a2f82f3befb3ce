import type { EntityManager } from 'typeorm';
import { actorOf, type Context } from '../../graphql/context.js';
import { badInput, notFound, type FieldProblem } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { auditEntry, namesOf, type Audit } from '../access/audit-entry.js';
import type { Providers } from '../providers/index.js';
import type { RunStore } from '../runs/run.store.js';
import { newSettings } from './changed-settings.js';
import { admitAddresses, refuseAddresses } from './client-addresses.flow.js';
import {
  ownSecretProblems,
  pkceProblems,
  settingsProblems,
  type UrlRules,
} from './client-settings.js';
import { inUse, type ClientUsers } from './in-use.js';
import type { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientInput, OAuthClientPatch } from './oauth-client.input.js';
import type { OAuthClientStore } from './oauth-client.store.js';

export interface OAuthClientFlowDependencies {
  clients: OAuthClientStore;
  providers: Providers;
  events: Pick<Events, 'publish'>;
  audit: Pick<Audit, 'record'>;
  urlRules: UrlRules;
  /** The first mailboxes that use a client, by name, and how many do: they live above this feature. */
  usedBy(manager: EntityManager, id: string): Promise<ClientUsers>;
  runs: Pick<RunStore, 'allOpen'>;
  /** Called inside the transaction that changes settings: open validations were started with the old ones. */
  settingsChanged(manager: EntityManager, client: OAuthClient, fields: string[]): Promise<void>;
  /** Called inside the transaction that deletes it, before that: what was granted is to be revoked. */
  revokeAll(manager: EntityManager, id: string): Promise<void>;
}

export type OAuthClientFlow = ReturnType<typeof createOAuthClientFlow>;

/** What people and keys do to OAuth clients: judged, stored with a line in the audit log, and told. */
export function createOAuthClientFlow(deps: OAuthClientFlowDependencies) {
  const { clients, events, audit, urlRules } = deps;

  const reserve = (context: Context): Promise<string> =>
    clients.reserve(actorOf(context).id, (manager) =>
      audit.record(manager, auditEntry(context, 'oauth-client.reserve')),
    );

  /** Under a reserved id, or under one of its own. */
  async function create(
    context: Context,
    input: OAuthClientInput,
    id: string | undefined,
  ): Promise<OAuthClient> {
    refuse(settingsProblems(input, urlRules));
    refuse(ownSecretProblems(input, isTyped(input.clientSecret)));
    const settings = newSettings(input, deps.providers[input.provider]);
    refuse(pkceProblems(settings));
    const client = await clients.create(settings, input.clientSecret ?? undefined, {
      reserved: id ? { id, by: actorOf(context).id } : undefined,
      inTransaction: (manager, { id, name }) => {
        const more = { subject: { kind: 'oauth-client', id, name }, fields: namesOf(input) };
        return audit.record(manager, auditEntry(context, 'oauth-client.create', more));
      },
    });
    events.publish('oauthClient', client.id);
    return client;
  }

  /** `ifUpdatedAt` refuses to overwrite what somebody else has saved since. */
  async function update(
    context: Context,
    { id, patch, ifUpdatedAt }: { id: string; patch: OAuthClientPatch; ifUpdatedAt?: Date },
  ): Promise<OAuthClient> {
    refuse(settingsProblems({ ...patch, name: patch.name ?? undefined }, urlRules));
    const before = await clients.byId(id);
    if (!before) throw notFound('This OAuth client');
    const isStored = (text: string) => clients.isSecretOf(before, text);
    refuse(ownSecretProblems(patch, patch.clientSecret ? isTyped(patch.clientSecret) : isStored));
    await admitAddresses(context, before, patch);
    const change = async (stored: OAuthClient, manager: EntityManager): Promise<void> => {
      refuseAddresses(context, stored, patch);
      const fields = clients.applyPatch(stored, patch);
      refuse(pkceProblems(stored));
      await deps.settingsChanged(manager, stored, fields);
      const more = { subject: { kind: 'oauth-client', id, name: stored.name }, fields };
      await audit.record(manager, auditEntry(context, 'oauth-client.update', more));
    };
    const client = await clients.update(id, change, ifUpdatedAt);
    events.publish('oauthClient', id);
    return client;
  }

  /** Throws IN_USE while mailboxes use it. */
  async function remove(context: Context, id: string): Promise<void> {
    const client = await clients.byId(id);
    if (!client) throw notFound('This OAuth client');
    const open = await deps.runs.allOpen({ oauthClientId: id });
    await clients.remove(id, async (manager) => {
      const used = await deps.usedBy(manager, id);
      if (used.count > 0) throw inUse(client.name, used);
      await deps.revokeAll(manager, id);
      const subject = { kind: 'oauth-client', id, name: client.name };
      await audit.record(manager, auditEntry(context, 'oauth-client.delete', { subject }));
    });
    events.publish('oauthClient', id);
    // They are gone with it: whoever watches one looks once more, and is done.
    for (const run of open) events.publish('run', run.id);
  }

  return { reserve, create, update, remove };
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw badInput(problems);
}

function isTyped(secret: string | null | undefined): (text: string) => boolean {
  const own = secret?.trim();
  return (text) => Boolean(own) && text === own;
}
