import { Entity } from 'typeorm';
import { Choice, Id, Text, Time } from './columns.js';

/** A data key, wrapped by the key-encryption key that lives outside the database. */
@Entity('data_key')
export class DataKeyRow {
  @Id()
  kid: string;

  @Choice()
  state: 'ACTIVE' | 'DECRYPT' | 'RETIRED';

  @Text()
  wrapped: string;

  /** Fingerprint of the key-encryption key. */
  @Choice()
  kekFingerprint: string;

  @Time()
  createdAt: Date;
}
