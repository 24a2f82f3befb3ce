import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Choice, Id, Reference, Text, Time } from '../../db/columns.js';
import { AdminChangeEnum } from '../../graphql/access-enums.js';
import { Node } from '../../graphql/node.js';
import type { AdminChangeKind } from './admin-change.js';

@Entity('admin_notice')
@ObjectType({
  implements: Node,
  description:
    'That somebody was made an admin, or one was reset or enabled, by another admin; until it is dismissed.',
})
export class AdminNotice extends Node {
  @Id()
  override id: string;

  /** Who is told. */
  @Reference()
  adminId: string;

  @Choice()
  @Field(() => AdminChangeEnum)
  change: AdminChangeKind;

  @Reference()
  userId: string;

  @Text()
  @Field(() => String, { description: 'Of the person whom it happened to.' })
  email: string;

  @Text()
  @Field(() => String, { description: 'The e-mail address of the admin who did it.' })
  by: string;

  @Time()
  @Field(() => Date)
  at: Date;
}
