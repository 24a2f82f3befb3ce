import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import {
  Choice,
  Flag,
  ForeignJson,
  Id,
  Json,
  Reference,
  Sealed,
  Text,
  Time,
  Words,
} from '../../db/columns.js';
import {
  ClientAuthenticationEnum,
  GrantTypeEnum,
  OAuthClientStatusEnum,
  OAuthClientTypeEnum,
  OAuthProviderEnum,
  ScopeSeparatorEnum,
  type GrantType,
  type OAuthClientStatus,
  type OAuthClientType,
} from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import type { ClientAuthentication, ProviderId, ScopeSeparator } from '../providers/provider.js';
import { ClientHabits } from './client-habits.entity.js';
import type { ConsentState } from './client-status.js';
import type { SecretShape } from './lint/finding.js';
import type { StoredProof } from './secret-proof.js';
import type { StoredNote } from '../runs/run.entity.js';
import { tokenOrigin } from './token-origin.js';

@ObjectType({ description: 'What is known of a secret; never the secret.' })
export class SecretState {
  @Field(() => Boolean)
  isSet: boolean;

  @Field(() => Date, { nullable: true })
  setAt: Date | null;

  @Field(() => Date, { nullable: true })
  expiresAt: Date | null;
}

@Entity('oauth_client')
@ObjectType('OAuthClient', { implements: Node })
export class OAuthClient extends ClientHabits {
  @Id()
  override id: string;

  @Text()
  @Field(() => String)
  name: string;

  /** What lists are sorted by, and what a search looks at: written with the row (client-keys.entity.ts). */
  @Text()
  sortName: string;

  @Text()
  sortHost: string;

  @Text()
  searchText: string;

  @Choice()
  @Field(() => OAuthProviderEnum)
  provider: ProviderId;

  @Choice()
  @Field(() => OAuthClientTypeEnum)
  type: OAuthClientType;

  @Flag()
  @Field(() => Boolean)
  enabled: boolean;

  /** Follows from the settings and the standing; stored so that lists can filter by it. */
  @Choice()
  @Field(() => OAuthClientStatusEnum)
  status: OAuthClientStatus;

  @Words({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why it is a draft or needs attention: one sentence.',
  })
  statusReason: string | null;

  @Choice()
  standing: ConsentState;

  @Words({ nullable: true })
  standingReason: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true })
  clientId: string | null;

  @Sealed(tokenOrigin)
  sealedClientSecret: string | null;

  /** What the shape of the secret tells; never anything of its characters. */
  @Choice()
  secretShape: SecretShape;

  /** Tells the current secret from the next and the former one; null where there is none. */
  @Reference({ nullable: true })
  secretId: string | null;

  @Time({ nullable: true })
  secretSetAt: Date | null;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Why an edit has removed the client secret: it was typed for another token URL. Null again when one is typed.',
  })
  secretDroppedBecause: string | null;

  @Time({ nullable: true })
  secretExpiresAt: Date | null;

  /** Waits to be proved; sent to nobody but for that. */
  @Sealed(tokenOrigin)
  sealedNextSecret: string | null;

  @Reference({ nullable: true })
  nextSecretId: string | null;

  @Choice({ nullable: true })
  nextSecretShape: SecretShape | null;

  @Time({ nullable: true })
  nextSecretSetAt: Date | null;

  @Time({ nullable: true })
  nextSecretExpiresAt: Date | null;

  @ForeignJson({ nullable: true })
  nextSecretProof: StoredProof | null;

  /** The one before the current, for a while: asked with where the provider refuses the current one. */
  @Sealed(tokenOrigin)
  sealedFormerSecret: string | null;

  @Reference({ nullable: true })
  formerSecretId: string | null;

  /** When it ceased to be the current one. */
  @Time({ nullable: true })
  formerSecretSince: Date | null;

  @Time({ nullable: true })
  formerSecretUntil: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When the certificate of the app registration ends, if it has one.',
  })
  certificateExpiresAt: Date | null;

  /** The ends as the app registration told them; equal to the above unless somebody typed another. */
  @Time({ nullable: true })
  secretEndRead: Date | null;

  @Time({ nullable: true })
  certificateEndRead: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When the app registration was last asked for the ends of its credentials.',
  })
  registrationReadAt: Date | null;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The provider's authorization endpoint ('Url Authorize').",
  })
  authorizeUrl: string | null;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The provider's token endpoint ('Url Access Token').",
  })
  accessTokenUrl: string | null;

  /** The origins of both URLs, confirmed although they belong to different sites; null: not, or edited since. */
  @Text({ nullable: true })
  confirmedEndpoints: string | null;

  /** What its links of admin consent carry as their state, so that the way back is known; new where they lead elsewhere. */
  @Text()
  adminConsentState: string;

  /** What last came back by such a link; it proves nothing. */
  @ForeignJson({ nullable: true })
  adminConsentNote: StoredNote | null;

  @Json()
  @Field(() => [String])
  scopes: string[];

  @Choice()
  @Field(() => ScopeSeparatorEnum)
  scopeSeparator: ScopeSeparator;

  @Choice()
  @Field(() => GrantTypeEnum)
  grantType: GrantType;

  @Choice()
  @Field(() => ClientAuthenticationEnum)
  clientAuthentication: ClientAuthentication;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Directory (tenant) id or domain, where the provider has tenants.',
  })
  tenant: string | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date)
  updatedAt: Date;
}

export const OAuthClientConnection = connectionType('OAuthClient', () => OAuthClient);
