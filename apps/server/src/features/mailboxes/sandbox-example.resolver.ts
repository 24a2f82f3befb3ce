import { Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { newSettings } from '../oauth-clients/changed-settings.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Providers } from '../providers/index.js';
import { newMailboxSettings } from './mailbox-settings.js';
import { Mailbox } from './mailbox.entity.js';
import type { MailboxStore } from './mailbox.store.js';

@ObjectType()
class SandboxExample {
  @Field(() => OAuthClient)
  oauthClient: OAuthClient;

  @Field(() => [Mailbox])
  mailboxes: Mailbox[];
}

/** What a newcomer needs of the rehearsal provider to begin at once. */
export interface Rehearsal {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Two mailboxes: a person's own and one that is shared with that person. */
  person: string;
  shared: string;
}

export interface SandboxExampleDependencies {
  rehearsal: Rehearsal | undefined;
  clients: OAuthClientStore;
  mailboxes: MailboxStore;
  providers: Providers;
  events: Events;
  audit: Audit;
}

@Resolver()
export class SandboxExampleResolver {
  constructor(private readonly deps: SandboxExampleDependencies) {}

  @Allow('MANAGE')
  @Mutation(() => SandboxExample, {
    description:
      'Creates an OAuth client and two mailboxes at the sandbox, ready to validate and check.',
  })
  async trySandbox(@Ctx() context: Context): Promise<SandboxExample> {
    const { rehearsal, events } = this.deps;
    if (!rehearsal) throw new UserError('FORBIDDEN', 'The sandbox is off here.');
    const oauthClient = await this.client(rehearsal, context);
    const mailboxes = [
      await this.mailbox(context, oauthClient, {
        name: 'Sandbox, own mailbox',
        address: rehearsal.person,
      }),
      await this.mailbox(context, oauthClient, {
        name: 'Sandbox, shared mailbox',
        address: rehearsal.shared,
        sender: rehearsal.person,
      }),
    ];
    events.publish('oauthClient', oauthClient.id);
    for (const { id } of mailboxes) events.publish('mailbox', id);
    return { oauthClient, mailboxes };
  }

  private client(
    { tenant, clientId, clientSecret }: Rehearsal,
    context: Context,
  ): Promise<OAuthClient> {
    const input = {
      name: 'Sandbox',
      provider: 'SANDBOX',
      type: 'MAILBOX',
      enabled: true,
      tenant,
      clientId,
    } as const;
    const settings = newSettings(input, this.deps.providers.SANDBOX);
    return this.deps.clients.create(settings, clientSecret, {
      inTransaction: (manager, { id, name }) => {
        const subject = { kind: 'oauth-client', id, name };
        return this.deps.audit.record(
          manager,
          auditEntry(context, 'oauth-client.create', { subject }),
        );
      },
    });
  }

  /** A shared mailbox is read by its own address, but sent for by the person who may use it. */
  private mailbox(
    context: Context,
    client: OAuthClient,
    of: { name: string; address: string; sender?: string },
  ): Promise<Mailbox> {
    const { name, address, sender } = of;
    const typed = {
      name,
      address,
      enabled: true,
      authentication: 'OAUTH2',
      oauthClientId: client.id,
    } as const;
    const settings = newMailboxSettings(typed, this.deps.providers.SANDBOX);
    if (settings.outgoing && sender)
      settings.outgoing = { ...settings.outgoing, username: sender, fromAddress: address };
    return this.deps.mailboxes.create(settings, undefined, (manager, { id, name }) => {
      const subject = { kind: 'mailbox', id, name };
      return this.deps.audit.record(manager, auditEntry(context, 'mailbox.create', { subject }));
    });
  }
}
