import { Entity, PrimaryColumn } from 'typeorm';
import { Count, Digest, Text, Time } from '../../db/columns.js';

/** Events that were moved into a file. Written with its checkpoint, an event of the log; never changed. */
@Entity('audit_archive')
export class AuditArchive {
  /** The last event in the file. */
  @PrimaryColumn('integer')
  through: number;

  @Count()
  first: number;

  @Time()
  at: Date;

  /** Of the last event in the file. */
  @Digest()
  lastHash: string;

  /** Of the file, but for its last line. */
  @Digest()
  sha256: string;

  @Text()
  signature: string;

  @Text()
  publicKey: string;

  /** The event of the log that tells of the file. */
  @Count()
  checkpoint: number;
}

/** What the checkpoint says, so that the chain covers it. */
export function commitment(
  archive: Pick<AuditArchive, 'through' | 'lastHash' | 'sha256' | 'publicKey'>,
): string[] {
  const { through, lastHash, sha256, publicKey } = archive;
  return [`through ${through}`, `hash ${lastHash}`, `sha256 ${sha256}`, `key ${publicKey}`];
}
