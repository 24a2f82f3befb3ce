import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Count, Text, Time } from '../../db/columns.js';

export type Direction = 'incoming' | 'outgoing';

/** The TLS certificate that a mailbox's server showed last, one row for each direction. */
@Entity('mail_certificate')
@Index(['host', 'port', 'endsAt'])
export class MailCertificate {
  @PrimaryColumn('varchar', { length: 36 })
  mailboxId: string;

  @PrimaryColumn('varchar', { length: 40 })
  direction: Direction;

  @Text()
  host: string;

  @Count()
  port: number;

  @Time()
  endsAt: Date;

  @Time()
  seenAt: Date;
}
