import type { GraphQLResolveInfo } from 'graphql';
import { Args, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { ListPage } from '../../db/pages/page.js';
import { EndSourceEnum } from '../../graphql/expiration-enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import { Run, RunConnection } from '../runs/run.entity.js';
import type { RunLists } from '../runs/run-lists.store.js';
import { OAuthClient, SecretState } from './oauth-client.entity.js';
import { redirectUri } from './redirect-uri.js';
import { certificateEndSource, secretEndSource, type EndSource } from './registration-ends.js';

/** What is shown of an OAuth client beside its columns. */
@Resolver(() => OAuthClient)
export class OAuthClientFieldResolver {
  constructor(private readonly deps: { runLists: RunLists; publicUrl: string }) {}

  @FieldResolver(() => SecretState, {
    description: 'What is known of the secret; never the secret.',
  })
  clientSecret(@Root() client: OAuthClient): SecretState {
    return {
      isSet: client.secretShape !== 'absent',
      setAt: client.secretSetAt,
      expiresAt: client.secretExpiresAt,
    };
  }

  @FieldResolver(() => EndSourceEnum, {
    nullable: true,
    description: 'Where the end of the client secret comes from.',
  })
  secretEndSource(@Root() client: OAuthClient): EndSource | undefined {
    return secretEndSource(client);
  }

  @FieldResolver(() => EndSourceEnum, { nullable: true })
  certificateEndSource(@Root() client: OAuthClient): EndSource | undefined {
    return certificateEndSource(client);
  }

  @FieldResolver(() => String, {
    description: "Unique to this client; to be pasted into the provider's app registration.",
  })
  redirectUri(@Root() client: OAuthClient): string {
    return redirectUri(this.deps.publicUrl, client.id);
  }

  @FieldResolver(() => Run, { nullable: true })
  latestRun(@Root() client: OAuthClient, @Info() info: GraphQLResolveInfo): Promise<Run | null> {
    return this.deps.runLists.latest({ oauthClientId: client.id }, info);
  }

  @FieldResolver(() => RunConnection)
  runs(
    @Root() client: OAuthClient,
    @Args(() => PageArgs) page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ListPage<Run>> {
    return this.deps.runLists.page({ oauthClientId: client.id }, page, info);
  }
}
