import type { Database } from '../../db/database.js';
import type { Context } from '../../graphql/context.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { auditEntry, namesOf, type Audit } from '../access/audit-entry.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Providers } from '../providers/index.js';
import type { MailboxAddresses } from './mailbox-addresses.flow.js';
import type { MailboxEdits } from './mailbox-edits.flow.js';
import { newMailboxSettings } from './mailbox-settings.js';
import type { Mailbox } from './mailbox.entity.js';
import type { MailboxInput, MailboxPatch } from './mailbox.input.js';
import type { MailboxStore } from './mailbox.store.js';

export interface MailboxFlowDependencies {
  database: Pick<Database, 'transaction'>;
  mailboxes: Pick<MailboxStore, 'byId' | 'create'>;
  clients: Pick<OAuthClientStore, 'byId'>;
  providers: Providers;
  events: Pick<Events, 'publish'>;
  audit: Pick<Audit, 'record'>;
  addresses: MailboxAddresses;
  edits: MailboxEdits;
}

export type MailboxFlow = ReturnType<typeof createMailboxFlow>;

/** What people and keys do to one mailbox: judged, stored with a line in the audit log, and told. */
export function createMailboxFlow(deps: MailboxFlowDependencies) {
  const { database, mailboxes, audit, addresses, edits } = deps;

  async function create(context: Context, input: MailboxInput): Promise<Mailbox> {
    const client = input.oauthClientId ? await deps.clients.byId(input.oauthClientId) : null;
    const provider = client ? deps.providers[client.provider] : undefined;
    const settings = newMailboxSettings(input, provider);
    await edits.judge(settings, { typed: input.password, stored: false });
    await addresses.admit(context, { after: settings });
    const created = await mailboxes.create(
      settings,
      input.password ?? undefined,
      async (manager, mailbox) => {
        const { id, name } = mailbox;
        const more = { subject: { kind: 'mailbox', id, name }, fields: namesOf(input) };
        await audit.record(manager, auditEntry(context, 'mailbox.create', more));
        await addresses.settle(manager, context, { after: mailbox });
      },
    );
    deps.events.publish('mailbox', created.id);
    return created;
  }

  /** `ifUpdatedAt` refuses to overwrite what somebody else has saved since. */
  async function update(
    context: Context,
    { id, patch, ifUpdatedAt }: { id: string; patch: MailboxPatch; ifUpdatedAt?: Date },
  ): Promise<Mailbox> {
    const stored = await mailboxes.byId(id);
    if (!stored) throw notFound('This mailbox');
    const after = await edits.judged(stored, patch);
    await addresses.admit(context, { before: stored, after });
    return database.transaction((manager) =>
      edits.update(manager, context, {
        id,
        patch,
        ifUpdatedAt,
        inTransaction: ({ name }, fields) => {
          const more = { subject: { kind: 'mailbox', id, name }, fields };
          return audit.record(manager, auditEntry(context, 'mailbox.update', more));
        },
      }),
    );
  }

  const remove = (context: Context, id: string): Promise<void> =>
    database.transaction(async (manager) => {
      await edits.remove(manager, id, ({ name }) => {
        const subject = { kind: 'mailbox', id, name };
        return audit.record(manager, auditEntry(context, 'mailbox.delete', { subject }));
      });
    });

  return { create, update, remove };
}
