import { Entity, PrimaryColumn } from 'typeorm';
import { Count, Json } from '../../db/columns.js';
import type { DayCounts } from './mailbox-day.js';

/** The days of a mailbox before its latest, which its own row holds: read as one, written once a day. */
@Entity('mailbox_days')
export class MailboxDays {
  @PrimaryColumn('varchar', { length: 36 })
  mailboxId: string;

  /** The oldest first. */
  @Json()
  days: DayCounts[];
}

/** How many mailboxes were how on a day: each counts once, by the worst that was said of it. */
@Entity('fleet_day')
export class FleetDay {
  /** Days since 1970, of UTC. */
  @PrimaryColumn('integer')
  day: number;

  @Count()
  ok: number;

  @Count()
  failing: number;

  @Count()
  throttled: number;
}
