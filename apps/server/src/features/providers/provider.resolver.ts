import { Arg, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import {
  ClientAuthenticationEnum,
  OAuthProviderEnum,
  ScopePurposeEnum,
  ScopeSeparatorEnum,
} from '../../graphql/enums.js';
import { offeredProviders, type Providers } from './index.js';
import { IncomingServer, OutgoingServer } from './mail-server.entity.js';
import { inOwnCloud } from './own-cloud.js';
import { ParameterType } from './parameter.entity.js';
import type { ClientAuthentication, ProviderId, ScopePurpose, ScopeSeparator } from './provider.js';

@ObjectType('ProviderScope')
class ProviderScopeType {
  @Field(() => String)
  value: string;

  @Field(() => ScopePurposeEnum)
  purpose: ScopePurpose;

  @Field(() => Boolean, { description: 'Asked by default.' })
  preset: boolean;
}

@ObjectType('GuideValue')
class GuideValueType {
  @Field(() => String)
  label: string;

  @Field(() => String)
  value: string;
}

@ObjectType('GuideStep', {
  description:
    "A step in the provider's own portal. Texts, values and url carry {redirectUri} {tenant} {clientId} {name}, to be filled with the form's values as one types, and {adminConsentUrl}, with the stored client's.",
})
class GuideStepType {
  @Field(() => String)
  title: string;

  @Field(() => [String])
  text: string[];

  @Field(() => String, { nullable: true })
  url?: string;

  @Field(() => [GuideValueType], { description: "Values to paste there, in the portal's order." })
  values: GuideValueType[];

  @Field(() => [String], { description: 'Fields of OAuthClientInput to bring back from there.' })
  bringsBack: string[];
}

@ObjectType('Provider', {
  description:
    'What Mailkey knows of a provider: presets and the guide. URLs carry {tenant} where the tenant goes.',
})
class ProviderType {
  @Field(() => OAuthProviderEnum)
  id: ProviderId;

  @Field(() => String)
  label: string;

  @Field(() => Boolean)
  hasTenant: boolean;

  @Field(() => String, { nullable: true })
  tenantHint?: string;

  @Field(() => String, { nullable: true })
  authorizeUrl?: string;

  @Field(() => String, { nullable: true })
  accessTokenUrl?: string;

  @Field(() => [ProviderScopeType])
  scopes: ProviderScopeType[];

  @Field(() => ScopeSeparatorEnum)
  scopeSeparator: ScopeSeparator;

  @Field(() => ClientAuthenticationEnum)
  clientAuthentication: ClientAuthentication;

  @Field(() => [ParameterType], {
    description: 'What its authorization request usually has beside the standard, such as prompt.',
  })
  authorizeParameters: ParameterType[];

  @Field(() => [IncomingServer])
  incoming: IncomingServer[];

  @Field(() => OutgoingServer, { nullable: true })
  outgoing?: OutgoingServer;
}

@Resolver(() => ProviderType)
export class ProviderResolver {
  constructor(private readonly providers: Providers) {}

  @Allow('READ')
  @Query(() => [ProviderType], { name: 'providers' })
  all(): ProviderType[] {
    return offeredProviders(this.providers).map(({ authorizationParameters, ...provider }) => {
      const usual = Object.entries(authorizationParameters);
      return { ...provider, authorizeParameters: usual.map(([name, value]) => ({ name, value })) };
    });
  }

  @FieldResolver(() => [GuideStepType], {
    description:
      "authorizeUrl and scopes: the client's own; where they name another of Microsoft's clouds, the steps lead to that cloud's portals. GCC High and DoD sign in at one host: the scopes tell them apart.",
  })
  guide(
    @Root() { id }: ProviderType,
    @Arg('authorizeUrl', () => String, { nullable: true }) authorizeUrl?: string,
    @Arg('scopes', () => [String], { nullable: true }) scopes?: string[],
  ): GuideStepType[] {
    return inOwnCloud(this.providers[id], { authorizeUrl, scopes: scopes ?? [] }).guide;
  }
}
