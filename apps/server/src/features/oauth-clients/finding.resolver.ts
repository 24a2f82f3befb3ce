import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import { SeverityEnum } from '../../graphql/enums.js';
import type { Clock } from '../../lib/clock.js';
import type { Providers } from '../providers/index.js';
import { newSettings, type Settings } from './changed-settings.js';
import type {
  FindingContent,
  FindingSeverity,
  LintedClient,
  LintedMailbox,
  SecretShape,
} from './lint/finding.js';
import { lintOAuthClient } from './lint/index.js';
import { typedSecretShape } from './lint/secret-shape.js';
import { OAuthClient } from './oauth-client.entity.js';
import { OAuthClientInput } from './oauth-client.input.js';
import type { OAuthClientStore } from './oauth-client.store.js';
import { redirectUri } from './redirect-uri.js';

@ObjectType({
  description: 'A problem found by looking at the settings alone (lint before login).',
})
export class Finding implements FindingContent {
  @Field(() => String)
  code: string;

  @Field(() => SeverityEnum)
  severity: FindingSeverity;

  @Field(() => String, { nullable: true })
  field?: FindingContent['field'];

  @Field(() => String)
  title: string;

  @Field(() => String)
  fix: string;
}

export interface FindingDependencies {
  clients: OAuthClientStore;
  providers: Providers;
  publicUrl: string;
  clock: Clock;
  /** What lies above this feature: the mailboxes that use a client, and who granted it access. */
  usage(id: string): Promise<{ mailboxes: LintedMailbox[]; account: string | undefined }>;
}

@Resolver(() => OAuthClient)
export class FindingResolver {
  constructor(private readonly deps: FindingDependencies) {}

  @FieldResolver(() => [Finding], {
    description: 'Problems visible without talking to the provider, most severe first.',
  })
  findings(@Root() client: OAuthClient, @Ctx() context: Context): Promise<Finding[]> {
    return this.lint(client.id, client, {
      secret: client.secretShape,
      origin: context.request.origin,
    });
  }

  @Allow('READ')
  @Query(() => [Finding], {
    description: 'The findings of settings that are still being typed; id: of a stored client.',
  })
  async lintOAuthClient(
    @Arg('input', () => OAuthClientInput) input: OAuthClientInput,
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string,
  ): Promise<Finding[]> {
    const stored = id ? await this.deps.clients.byId(id) : null;
    const settings = {
      ...newSettings(input, this.deps.providers[input.provider]),
      confirmedEndpoints: stored?.confirmedEndpoints,
    };
    // An untouched secret is not sent again, so the stored one counts.
    const secret = input.clientSecret
      ? typedSecretShape(input.clientSecret)
      : (stored?.secretShape ?? 'absent');
    return this.lint(id ?? '', settings, { secret, origin: context.request.origin });
  }

  private async lint(
    id: string,
    settings: Settings & Pick<LintedClient, 'confirmedEndpoints'>,
    seen: { secret: SecretShape; origin?: string },
  ): Promise<Finding[]> {
    const { mailboxes, account } = await this.deps.usage(id);
    return lintOAuthClient(
      { ...settings, secret: seen.secret, redirectUri: redirectUri(this.deps.publicUrl, id) },
      {
        provider: this.deps.providers[settings.provider],
        mailboxes,
        account,
        browserOrigin: seen.origin,
        publicUrl: this.deps.publicUrl,
        now: this.deps.clock(),
      },
    );
  }
}
