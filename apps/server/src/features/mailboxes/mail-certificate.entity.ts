import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Choice, Count, Text, Time, Words } from '../../db/columns.js';

export type Direction = 'incoming' | 'outgoing';

/** When the TLS certificate ends that a mailbox's server showed last, one row for each direction. */
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

  /** Of the certificate of the chain that ends first. */
  @Time()
  endsAt: Date;

  /** What that one is called, where it is not the server's own. */
  @Words({ nullable: true })
  chainSubject: string | null;

  @Choice({ nullable: true })
  chainPlace: 'intermediate' | 'root' | null;

  @Time()
  seenAt: Date;
}
