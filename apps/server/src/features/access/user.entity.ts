import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Choice, Count, Flag, Id, Sealed, Text, Time } from '../../db/columns.js';
import { RoleEnum, type Role } from '../../graphql/enums.js';
import { connectionType } from '../../graphql/pagination.js';
import { Node } from '../../graphql/node.js';

@Entity('user')
@ObjectType({ implements: Node })
export class User extends Node {
  @Id()
  override id: string;

  /** Lower case: the login. */
  @Text({ unique: true })
  @Field(() => String)
  email: string;

  /** argon2id in PHC form. */
  @Text()
  passwordHash: string;

  @Choice()
  @Field(() => RoleEnum)
  role: Role;

  @Flag()
  @Field(() => Boolean)
  enabled: boolean;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastSeenAt: Date | null;

  /** When the person chose a password; null while the invitation is open. */
  @Time({ nullable: true })
  joinedAt: Date | null;

  @Sealed()
  sealedTotpSecret: string | null;

  /** Null while the secret was shown but no code of it was seen. */
  @Time({ nullable: true })
  totpEnabledAt: Date | null;

  /** The step of the last code that was taken: it and those before it are used up. */
  @Count({ nullable: true })
  totpStep: number | null;

  @Field(() => Boolean, { description: 'Invited, and has not chosen a password yet.' })
  get invited(): boolean {
    return this.joinedAt === null;
  }

  @Field(() => Boolean, { description: 'Signs in with a one-time code beside the password.' })
  get totpEnabled(): boolean {
    return this.totpEnabledAt !== null;
  }
}

export const UserConnection = connectionType('User', () => User);
