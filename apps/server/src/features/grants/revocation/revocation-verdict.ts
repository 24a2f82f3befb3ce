import { retryAfterPause } from '../../../lib/http/retry-after.js';
import type { AtProvider, RevocationReading } from './revocation-answer.js';
import type { Identity } from '../../token-endpoint/identity.js';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** A provider that is away for longer is asked no more; the token is forgotten then. */
const GIVEN_UP_AFTER = 7 * 24 * HOUR;

interface Pending {
  /** Those that were made, this one too. */
  tries: number;
  createdAt: Date;
}

export type RevocationVerdict =
  /** `action`: for the audit log. */
  | { kind: 'over'; action: string }
  | { kind: 'later'; at: Date; /** The others at its host wait, too. */ hostRests: boolean };

/** Half a minute after the first try, doubled each time up to an hour; up to a fifth sooner. */
export function revocationPause(tries: number, chance: number): number {
  const pause = Math.min(30 * SECOND * 2 ** Math.min(tries - 1, 10), HOUR);
  return Math.round(pause * (1 - 0.2 * chance));
}

/** What a try means: it is over, one way or the other, or it is made again. */
export function revocationVerdict(
  { tries, createdAt }: Pending,
  reading: RevocationReading,
  { now, chance }: { now: Date; chance: number },
): RevocationVerdict {
  if (reading.atProvider !== 'WAITING')
    return { kind: 'over', action: ACTIONS[reading.atProvider] };
  if (now.getTime() - createdAt.getTime() >= GIVEN_UP_AFTER)
    return { kind: 'over', action: 'grant.give-back-given-up' };
  const asked = retryAfterPause(reading.retryAfter, now);
  const at = new Date(now.getTime() + Math.max(asked ?? 0, revocationPause(tries, chance)));
  return { kind: 'later', at, hostRests: asked !== undefined || reading.unreachable === true };
}

const ACTIONS: Record<Exclude<AtProvider, 'WAITING'>, string> = {
  REVOKED: 'grant.given-back',
  NOT_SUPPORTED: 'grant.give-back-refused',
  FAILED: 'grant.give-back-refused',
};

/** For the audit log: whose it was, and what the provider said. */
export function revocationTitle(
  { identity, clientName }: { identity: Identity; clientName: string },
  said: string,
): string {
  const whose = identity.account ? `${identity.account}, ${clientName}` : clientName;
  return `${whose}: ${said}`;
}
