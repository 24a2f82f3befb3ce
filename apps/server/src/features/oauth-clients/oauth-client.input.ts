import { Field, InputType } from 'type-graphql';
import {
  BasicEncodingEnum,
  ClientAuthenticationEnum,
  GrantTypeEnum,
  OAuthClientTypeEnum,
  OAuthProviderEnum,
  PkceEnum,
  ScopeSeparatorEnum,
  type GrantType,
  type OAuthClientType,
} from '../../graphql/enums.js';
import type {
  BasicEncoding,
  ClientAuthentication,
  Pkce,
  ProviderId,
  ScopeSeparator,
} from '../providers/provider.js';
import type { Parameter } from './parameters.js';

@InputType('ParameterInput')
export class ParameterInput implements Parameter {
  @Field(() => String)
  name: string;

  @Field(() => String, {
    description: 'Empty: the parameter is left out, even where the provider usually gets it.',
  })
  value: string;
}

/** What a new client and a change have in common: everything that may be absent. */
@InputType()
abstract class OptionalSettings {
  @Field(() => String, { nullable: true })
  clientId?: string | null;

  @Field(() => Date, { nullable: true })
  clientSecretExpiresAt?: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the certificate of the app registration ends, if it has one.',
  })
  certificateExpiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Absent: taken from the provider's preset (and tenant).",
  })
  authorizeUrl?: string | null;

  @Field(() => String, { nullable: true })
  accessTokenUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What 'iss' must be in the provider's answers (RFC 9207). Absent: as the provider tells it.",
  })
  issuer?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where grants are revoked (RFC 7009): of the same site as the token URL. Absent: as the provider tells it.',
  })
  revocationUrl?: string | null;

  @Field(() => [String], { nullable: true })
  scopes?: string[] | null;

  @Field(() => ScopeSeparatorEnum, { nullable: true })
  scopeSeparator?: ScopeSeparator | null;

  @Field(() => GrantTypeEnum, { nullable: true })
  grantType?: GrantType | null;

  @Field(() => ClientAuthenticationEnum, { nullable: true })
  clientAuthentication?: ClientAuthentication | null;

  @Field(() => String, { nullable: true })
  tenant?: string | null;

  @Field(() => [ParameterInput], {
    nullable: true,
    description:
      'The whole list: further parameters of the authorization request. No secrets; those of the protocol are refused.',
  })
  authorizeParameters?: Parameter[] | null;

  @Field(() => [ParameterInput], {
    nullable: true,
    description: 'The whole list: further parameters of every token request.',
  })
  tokenParameters?: Parameter[] | null;

  @Field(() => PkceEnum, { nullable: true, description: 'OFF needs a client with a secret.' })
  pkce?: Pkce | null;

  @Field(() => BasicEncodingEnum, {
    nullable: true,
    description: 'Null: found out, and remembered.',
  })
  basicEncoding?: BasicEncoding | null;
}

@InputType('OAuthClientInput')
export class OAuthClientInput extends OptionalSettings {
  @Field(() => String)
  name: string;

  @Field(() => OAuthProviderEnum, { defaultValue: 'GENERIC' })
  provider: ProviderId;

  @Field(() => OAuthClientTypeEnum, { defaultValue: 'MAILBOX' })
  type: OAuthClientType;

  @Field(() => Boolean, { defaultValue: true })
  enabled: boolean;

  @Field(() => String, { nullable: true, description: 'Write-only.' })
  clientSecret?: string | null;
}

@InputType('OAuthClientPatch', { description: 'A change: a field that is absent stays as it is.' })
export class OAuthClientPatch extends OptionalSettings {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => OAuthProviderEnum, { nullable: true })
  provider?: ProviderId | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Write-only. Absent or null: unchanged. Empty string: removed.',
  })
  clientSecret?: string | null;
}
