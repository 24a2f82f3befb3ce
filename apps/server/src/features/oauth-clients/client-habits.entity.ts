import { Field, ObjectType } from 'type-graphql';
import { Choice, Json } from '../../db/columns.js';
import { BasicEncodingEnum, PkceEnum } from '../../graphql/enums.js';
import { ParameterType } from '../providers/parameter.entity.js';
import type { BasicEncoding, Pkce } from '../providers/provider.js';
import { Node } from '../../graphql/node.js';
import { DescribedServer } from './described-server.entity.js';
import type { Parameter } from './parameters.js';

/** How this provider wants to be asked, where it differs from the usual way. */
@ObjectType({ implements: Node })
export abstract class ClientHabits extends DescribedServer {
  @Json({ default: '[]' })
  @Field(() => [ParameterType], {
    description:
      "Further parameters of the authorization request, such as prompt. One of the provider's usual ones is changed by its name.",
  })
  authorizeParameters: Parameter[];

  @Json({ default: '[]' })
  @Field(() => [ParameterType], {
    description: 'Further parameters of every token request, renewals included.',
  })
  tokenParameters: Parameter[];

  @Choice({ default: 'S256' })
  @Field(() => PkceEnum)
  pkce: Pkce;

  /** Null: nobody knows yet, and FORM is tried first. */
  @Choice({ nullable: true })
  @Field(() => BasicEncodingEnum, {
    nullable: true,
    description:
      'The form of Basic that this provider takes, learned from a refusal and the success after it, or set. Null: not known yet.',
  })
  basicEncoding: BasicEncoding | null;
}
