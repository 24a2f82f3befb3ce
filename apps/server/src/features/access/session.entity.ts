import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Digest, Id, Reference, Time, Words } from '../../db/columns.js';
import { Node } from '../../graphql/node.js';

@Entity('session')
@ObjectType({ implements: Node, description: 'A browser that somebody is signed in with.' })
export class Session extends Node {
  @Id()
  override id: string;

  @Digest({ unique: true })
  tokenDigest: string;

  @Reference()
  userId: string;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date)
  lastUsedAt: Date;

  /** When the person last showed the password. */
  @Time()
  authenticatedAt: Date;

  @Time()
  @Field(() => Date, { description: 'The end whatever happens; idleness may end it earlier.' })
  expiresAt: Date;

  @Words()
  @Field(() => String)
  ip: string;

  @Words()
  @Field(() => String)
  userAgent: string;
}
