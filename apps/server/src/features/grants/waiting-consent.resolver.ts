import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { notFound } from '../../lib/errors.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { Run } from '../runs/run.entity.js';
import { WaitingConsent } from './waiting-consent.entity.js';
import type { WaitingConsents } from './waiting-consent.flow.js';

interface Used {
  consents: WaitingConsents;
  mailboxLists: Pick<MailboxLists, 'byId'>;
  clients: Pick<OAuthClientStore, 'byId'>;
  audit: Audit;
}

/** As graphql/limits/list-sizes.ts counts them. */
const SHOWN = 20;

/** What an admin decides of a consent that would replace somebody else's. */
@Resolver(() => OAuthClient)
export class WaitingConsentResolver {
  constructor(private readonly deps: Used) {}

  @FieldResolver(() => WaitingConsent, {
    nullable: true,
    description: 'The oldest of `consentsToConfirm`.',
  })
  async consentToConfirm(@Root() client: OAuthClient): Promise<WaitingConsent | null> {
    return (await this.deps.consents.ofClient(client.id))[0] ?? null;
  }

  @FieldResolver(() => [WaitingConsent], {
    description:
      'Consents of other accounts that an admin has yet to confirm, the oldest first: one for the client, one for each mailbox.',
  })
  async consentsToConfirm(@Root() client: OAuthClient): Promise<WaitingConsent[]> {
    return (await this.deps.consents.ofClient(client.id)).slice(0, SHOWN);
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => OAuthClient, {
    description:
      'Puts the consent that this validation brought in the place of the one in use. FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.',
  })
  async confirmConsent(
    @Arg('runId', () => ID) runId: string,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    const told = this.told(context, 'oauth-client.confirm-consent');
    return this.client(await this.deps.consents.confirm(runId, told));
  }

  @Allow('ADMIN')
  @Mutation(() => OAuthClient, {
    description: 'Gives the waiting consent back to the provider; the one in use stays.',
  })
  async refuseConsent(
    @Arg('runId', () => ID) runId: string,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    const told = this.told(context, 'oauth-client.refuse-consent');
    return this.client(await this.deps.consents.refuse(runId, told));
  }

  private told(context: Context, action: string) {
    return (manager: EntityManager, { id, name }: OAuthClient): Promise<void> => {
      const subject = { kind: 'oauth-client', id, name };
      return this.deps.audit.record(manager, auditEntry(context, action, { subject }));
    };
  }

  private async client(id: string): Promise<OAuthClient> {
    const client = await this.deps.clients.byId(id);
    if (!client) throw notFound('This OAuth client');
    return client;
  }
}

@Resolver(() => Run)
export class ConsentOfRunResolver {
  constructor(private readonly consents: Pick<WaitingConsents, 'byRun'>) {}

  @FieldResolver(() => WaitingConsent, {
    nullable: true,
    description: 'The consent that it brought, while an admin has yet to confirm it.',
  })
  consentToConfirm(@Root() run: Run): Promise<WaitingConsent | null> {
    return this.consents.byRun(run.id);
  }
}

@Resolver(() => WaitingConsent)
export class ConsentFieldResolver {
  constructor(private readonly deps: Pick<Used, 'consents' | 'mailboxLists'>) {}

  @FieldResolver(() => Mailbox, {
    nullable: true,
    description: 'The one mailbox that it is for; null: the client as a whole.',
  })
  mailbox(@Root() { mailboxId }: WaitingConsent): Promise<Mailbox | null> {
    return this.deps.mailboxLists.byId(mailboxId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who wanted the validation, while its run is kept.',
  })
  startedBy(@Root() { runId }: WaitingConsent): Promise<string | null> {
    return this.deps.consents.starterOf(runId);
  }
}
