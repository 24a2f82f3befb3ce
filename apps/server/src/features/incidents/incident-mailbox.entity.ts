import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Time } from '../../db/columns.js';

/** From when to when an incident affected a mailbox; the latest time where there were several. */
@Entity('incident_mailbox')
@Index('incident_mailbox_mailbox', ['mailboxId', 'leftAt'])
@Index('incident_mailbox_order', ['incidentId', 'leftAt', 'joinedAt', 'mailboxId'])
export class IncidentMailbox {
  @PrimaryColumn('varchar', { length: 36 })
  incidentId: string;

  @PrimaryColumn('varchar', { length: 36 })
  mailboxId: string;

  @Time()
  joinedAt: Date;

  @Time({ nullable: true })
  leftAt: Date | null;
}
