import { Entity } from 'typeorm';
import { Choice, Digest, Id, Reference, Time } from '../../db/columns.js';

/** A link that works once: SET_UP makes the first admin, INVITE lets a person choose a password. */
@Entity('one_time_link')
export class OneTimeLink {
  @Id()
  id: string;

  @Choice()
  purpose: 'SET_UP' | 'INVITE';

  @Digest({ unique: true })
  tokenDigest: string;

  @Reference({ nullable: true })
  userId: string | null;

  /** The admin who handed it out. */
  @Reference({ nullable: true })
  createdBy: string | null;

  @Time()
  createdAt: Date;

  @Time()
  expiresAt: Date;

  @Time({ nullable: true })
  usedAt: Date | null;
}
