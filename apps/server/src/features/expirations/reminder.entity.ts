import { Entity, Index } from 'typeorm';
import { Count, Id, Text, Time } from '../../db/columns.js';

/** A reminder that was given: each one of an end once, whatever is restarted or asked twice. */
@Entity('expiration_reminder')
@Index(['expirationId', 'endsAt', 'daysBefore'], { unique: true })
export class ExpirationReminder {
  @Id()
  id: string;

  @Text()
  expirationId: string;

  @Time()
  endsAt: Date;

  @Count()
  daysBefore: number;

  @Time()
  remindedAt: Date;
}
