import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import { badInput } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { Diagnosis } from '../diagnoses/diagnosis.entity.js';
import type { Providers } from '../providers/index.js';
import { Finding } from '../oauth-clients/finding.resolver.js';
import { nextSecretDiagnoses } from './next-secret-diagnoses.js';
import { nextSecretFindings } from './next-secret-findings.js';
import { nextSecretProblems } from './next-secret-problems.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { NextSecret, NextSecretProof, SecretChange } from './secret-change.entity.js';
import { NextSecretArgs } from './secret-change.input.js';

export interface SecretChangeResolverDependencies {
  clients: OAuthClientStore;
  providers: Providers;
  audit: Audit;
  events: Events;
  publicUrl: string;
  clock: Clock;
}

/** What may be done with the secrets beside the current one; proving the next needs a grant and lies above. */
@Resolver(() => OAuthClient)
export class SecretChangeResolver {
  constructor(private readonly deps: SecretChangeResolverDependencies) {}

  @FieldResolver(() => SecretChange, {
    description: 'The change of the secret without an outage; both parts are null when none is on.',
  })
  secretChange(@Root() client: OAuthClient): SecretChange {
    const { nextSecretId, nextSecretSetAt, nextSecretExpiresAt } = client;
    const { formerSecretSince, formerSecretUntil } = client;
    const stands = formerSecretUntil !== null && formerSecretUntil > this.deps.clock();
    return {
      client,
      next: nextSecretId
        ? { client, setAt: nextSecretSetAt, expiresAt: nextSecretExpiresAt }
        : null,
      former: stands ? { client, since: formerSecretSince, until: formerSecretUntil } : null,
    };
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient, {
    description:
      'Keeps a secret beside the current one, unused until promoteNextClientSecret has proved it.',
  })
  setNextClientSecret(
    @Args(() => NextSecretArgs) { id, secret, expiresAt }: NextSecretArgs,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    return this.change({ id, context, action: 'set-next-secret' }, (client) => {
      const current = this.deps.clients.secretOf(client);
      const problems = nextSecretProblems(secret, current?.reveal());
      if (problems.length > 0) throw badInput(problems);
      this.deps.clients.setNext(client, { typed: secret, expiresAt: expiresAt ?? null });
    });
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient)
  discardNextClientSecret(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    const { discardNext } = this.deps.clients;
    return this.change({ id, context, action: 'discard-next-secret' }, discardNext);
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient, {
    description: 'Deletes the former secret now instead of at its time.',
  })
  dropFormerClientSecret(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    const { dropFormer } = this.deps.clients;
    return this.change({ id, context, action: 'drop-former-secret' }, dropFormer);
  }

  private async change(
    { id, context, action }: { id: string; context: Context; action: string },
    how: (client: OAuthClient) => void,
  ): Promise<OAuthClient> {
    const { clients, audit, events } = this.deps;
    const changed = await clients.changeSecrets(id, async (client, manager: EntityManager) => {
      how(client);
      const subject = { kind: 'oauth-client', id, name: client.name };
      const entry = auditEntry(context, `oauth-client.${action}`, { subject });
      await audit.record(manager, entry);
    });
    events.publish('oauthClient', id);
    return changed;
  }
}

@Resolver(() => NextSecret)
export class NextSecretResolver {
  constructor(private readonly deps: SecretChangeResolverDependencies) {}

  @FieldResolver(() => [Finding], { description: 'What its shape and its end tell.' })
  findings(@Root() { client }: NextSecret): Finding[] {
    const { providers, publicUrl, clock } = this.deps;
    const provider = providers[client.provider];
    return nextSecretFindings(client, { provider, publicUrl, now: clock() });
  }

  @FieldResolver(() => NextSecretProof)
  proof(@Root() { client }: NextSecret): NextSecretProof {
    const proof = client.nextSecretProof;
    return {
      client,
      outcome: proof?.outcome ?? 'UNPROVED',
      at: proof ? new Date(proof.at) : null,
      message: proof?.message ?? null,
    };
  }
}

@Resolver(() => NextSecretProof)
export class NextSecretProofResolver {
  constructor(private readonly deps: SecretChangeResolverDependencies) {}

  @FieldResolver(() => [Diagnosis], { description: 'Why the provider refused, and what fixes it.' })
  diagnoses(@Root() { client }: NextSecretProof): Diagnosis[] {
    const { publicUrl, clock } = this.deps;
    return nextSecretDiagnoses(client, { publicUrl, now: clock() });
  }
}
