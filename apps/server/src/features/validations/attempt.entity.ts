import { Entity, Index } from 'typeorm';
import { Choice, Digest, Id, Reference, Sealed, Time } from '../../db/columns.js';

/** pending: waits for the callback. used: a callback has come, good or bad. void: nothing will be accepted any more. */
export type AttemptStatus = 'pending' | 'used' | 'void';

/** An attempt as it is stored: what a thief of the table could use is hashed or sealed. */
@Entity('validation_attempt')
@Index(['oauthClientId', 'status'])
export class AttemptRow {
  @Id()
  id: string;

  @Reference()
  oauthClientId: string;

  /** The mailbox that the grant shall belong to; null: all mailboxes of the client. */
  @Reference({ nullable: true })
  @Index('validation_attempt_mailbox')
  mailboxId: string | null;

  @Reference()
  @Index()
  runId: string;

  @Choice()
  status: AttemptStatus;

  @Digest({ unique: true })
  ticketHash: string;

  @Reference({ nullable: true })
  sessionId: string | null;

  @Digest({ nullable: true })
  flowHash: string | null;

  @Digest({ nullable: true, unique: true })
  stateHash: string | null;

  @Sealed()
  sealedCodeVerifier: string | null;

  /** The snapshot of the client, which holds its secret. */
  @Sealed()
  sealedSettings: string | null;

  @Time()
  createdAt: Date;

  @Time()
  expiresAt: Date;
}
