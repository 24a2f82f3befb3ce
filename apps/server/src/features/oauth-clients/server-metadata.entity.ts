import { Field, ObjectType } from 'type-graphql';
import { MetadataSourceEnum } from '../../graphql/metadata-enums.js';
import type { Provider } from '../providers/provider.js';
import { discoveredOf } from './discovery.js';
import type { OAuthClient } from './oauth-client.entity.js';
import { serverMetadata, type MetadataSource, type Sourced } from './server-metadata.js';

@ObjectType({ description: 'An address, and who has said it.' })
export class SourcedUrl {
  @Field(() => String)
  url: string;

  @Field(() => MetadataSourceEnum)
  source: MetadataSource;
}

@ObjectType('OAuthServerMetadata', {
  description:
    'What is known of the authorization server beside its two endpoints. An address that would get tokens is named only where it is of the site of one of them.',
})
export class ServerMetadataSeen {
  @Field(() => SourcedUrl, {
    nullable: true,
    description:
      "What 'iss' must be in its answers (RFC 9207); null: any of the origin of its authorization endpoint.",
  })
  issuer: SourcedUrl | null;

  @Field(() => SourcedUrl, {
    nullable: true,
    description: 'Where it is asked who signed in, where no token says so.',
  })
  userinfoUrl: SourcedUrl | null;

  @Field(() => SourcedUrl, { nullable: true })
  introspectionUrl: SourcedUrl | null;

  @Field(() => SourcedUrl, {
    nullable: true,
    description: 'Where grants are revoked; null: it cannot be asked to end one.',
  })
  revocationUrl: SourcedUrl | null;

  @Field(() => String, {
    nullable: true,
    description: 'The discovery document (RFC 8414, OpenID Connect Discovery) that was read.',
  })
  documentUrl: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was last asked to describe itself, whether or not it did.',
  })
  askedAt: Date | null;

  @Field(() => Boolean, {
    description: 'It has not been asked to describe itself yet, and is at the next validation.',
  })
  isPending: boolean;
}

export function seenMetadata(client: OAuthClient, provider: Provider): ServerMetadataSeen {
  const known = serverMetadata(client, provider);
  const { authorizeUrl, discovery } = client;
  const asked = discovery?.authorizeUrl === authorizeUrl ? discovery : null;
  return {
    issuer: shown(known.issuer),
    userinfoUrl: shown(known.userinfoUrl),
    introspectionUrl: shown(known.introspectionUrl),
    revocationUrl: shown(known.revocationUrl),
    documentUrl: discoveredOf(client)?.documentUrl ?? null,
    askedAt: asked && new Date(asked.askedAt),
    isPending: asked === null && !provider.isDescribed,
  };
}

function shown(one: Sourced | undefined): SourcedUrl | null {
  return one ? { url: one.value, source: one.source } : null;
}
