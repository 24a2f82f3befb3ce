import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Digest, Id, Json, Reference, Text, Time } from '../../db/columns.js';
import { ApiKeyScopeEnum, type ApiKeyScope } from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import type { Opening } from './opening.js';

@Entity('api_key')
@ObjectType({ implements: Node })
export class ApiKey extends Node {
  @Id()
  override id: string;

  @Text()
  @Field(() => String)
  name: string;

  /** The first characters of the key: enough to recognise it, useless to guess it. */
  @Text()
  @Field(() => String)
  prefix: string;

  @Digest({ unique: true })
  keyDigest: string;

  @Json()
  @Field(() => [ApiKeyScopeEnum])
  scopes: ApiKeyScope[];

  @Json()
  mailboxIds: string[];

  /** Null: it was made when a key could take whatever its mailboxes use. */
  @Json({ nullable: true })
  openings: Opening[] | null;

  @Field(() => Int, { description: 'How many mailboxes it was made for.' })
  get mailboxCount(): number {
    return this.mailboxIds.length;
  }

  @Reference({ nullable: true })
  createdBy: string | null;

  /** Stays with the key, whatever becomes of the person. */
  @Text({ nullable: true })
  createdByEmail: string | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  expiresAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastUsedAt: Date | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;
}
