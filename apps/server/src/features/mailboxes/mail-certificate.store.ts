import { In, Not, type EntityManager } from 'typeorm';
import { findRows } from '../../db/rows.js';
import type { Clock } from '../../lib/clock.js';
import { MailCertificate, type Direction } from './mail-certificate.entity.js';

/** What one direction of a mailbox's servers showed. */
export interface ShownCertificate {
  direction: Direction;
  host: string;
  port: number;
  endsAt: Date;
  chainSubject: string | null;
  chainPlace: 'intermediate' | 'root' | null;
}

export interface CheckedServers {
  mailboxId: string;
  /** The directions that the mailbox has; what is kept of others goes. */
  directions: readonly Direction[];
  /** A server that was not reached shows nothing, and what it showed before stays. */
  shown: readonly ShownCertificate[];
}

export type MailCertificateStore = ReturnType<typeof createMailCertificateStore>;

/** A check that finds the same certificate writes at most once in this time. */
const WRITTEN_AGAIN = 24 * 60 * 60_000;

export function createMailCertificateStore({ clock }: { clock: Clock }) {
  return {
    /** In the transaction that stores the end of a check whose mailbox is there. */
    async seen(manager: EntityManager, checked: CheckedServers): Promise<void> {
      const { mailboxId, directions, shown } = checked;
      const now = clock();
      const known = await findRows(manager, MailCertificate, { mailboxId });
      if (known.some(({ direction }) => !directions.includes(direction))) {
        const direction = Not(In([...directions]));
        await manager.delete(MailCertificate, { mailboxId, direction });
      }
      for (const certificate of shown) {
        const before = known.find(({ direction }) => direction === certificate.direction);
        if (before && isSame(before, certificate) && isRecent(before, now)) continue;
        await manager.save(MailCertificate, { mailboxId, ...certificate, seenAt: now });
      }
    },
  };
}

function isSame(one: MailCertificate, other: ShownCertificate): boolean {
  const sameServer = one.host === other.host && one.port === other.port;
  const sameOne = one.chainSubject === other.chainSubject && one.chainPlace === other.chainPlace;
  return sameServer && sameOne && one.endsAt.getTime() === other.endsAt.getTime();
}

function isRecent({ seenAt }: MailCertificate, now: Date): boolean {
  return Math.abs(now.getTime() - seenAt.getTime()) < WRITTEN_AGAIN;
}
