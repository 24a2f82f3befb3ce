import type { AlertDeliveryState } from './delivery.js';

/** Alerts do not arrive by a channel: since when, and why, in one line. */
export interface ChannelTrouble {
  since: Date;
  reason: string;
}

interface Channel {
  enabled: boolean;
  offReason: string | null;
  failCount: number;
}

/** A delivery that was tried in vain since the last one that went well. */
export interface Failed {
  state: AlertDeliveryState;
  createdAt: Date;
  lastAttemptAt: Date | null;
  status: number | null;
  answer: string | null;
}

/** Whether it is worth a look at what was tried: a channel that works, or that somebody switched off, is in none. */
export function mayBeInTrouble({ enabled, offReason, failCount }: Channel): boolean {
  return enabled ? failCount > 0 : offReason !== null;
}

/**
 * What an admin ought to know of a channel without looking for it. One attempt that failed and is made
 * again in a minute is no trouble yet.
 */
export function channelTrouble(
  channel: Channel,
  failed: readonly Failed[],
): ChannelTrouble | undefined {
  const [oldest] = sorted(failed, ({ createdAt }) => createdAt);
  const latest = sorted(failed, ({ lastAttemptAt }) => lastAttemptAt).at(-1);
  if (!oldest || !latest || !mayBeInTrouble(channel)) return undefined;
  const lost = failed.some(({ state }) => state === 'GIVEN_UP');
  if (channel.enabled && channel.failCount < 2 && !lost) return undefined;
  return { since: oldest.createdAt, reason: channel.offReason ?? answerOf(latest) };
}

function sorted(failed: readonly Failed[], at: (one: Failed) => Date | null): Failed[] {
  const time = (one: Failed) => at(one)?.getTime() ?? 0;
  return [...failed].sort((one, other) => time(one) - time(other));
}

/** "503 Service Unavailable": what the other side said, or why it said nothing. */
function answerOf({ status, answer }: Failed): string {
  const said = answer ?? '';
  if (status === null || said.startsWith(String(status))) return said || 'No answer.';
  return `${status} ${said}`.trim();
}
