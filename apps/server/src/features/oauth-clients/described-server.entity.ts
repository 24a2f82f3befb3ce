import { Field, ObjectType } from 'type-graphql';
import { ForeignJson, Text, Words } from '../../db/columns.js';
import { Node } from '../../graphql/node.js';
import type { Discovery } from './discovery.js';

/** What a client knows of its authorization server beside the two endpoints. */
@ObjectType({ implements: Node })
export abstract class DescribedServer extends Node {
  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      "The provider's issuer as somebody typed it, or an admin confirmed it: what 'iss' must be in its answers (RFC 9207). Null: as it was discovered, else any of the authorization endpoint's origin.",
  })
  issuer: string | null;

  /** The `iss` of an answer that was thrown away because of it; an admin may confirm it. */
  @Words({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      "The 'iss' of the last answer that was refused because another issuer was expected: an admin may confirmIssuer.",
  })
  refusedIssuer: string | null;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Where grants are revoked (RFC 7009), as somebody typed it. Null: the provider’s own, or as it was discovered.',
  })
  revocationUrl: string | null;

  @ForeignJson({ nullable: true })
  discovery: Discovery | null;
}
