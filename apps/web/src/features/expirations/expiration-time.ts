import type { Message } from '../../lib/message.js';
import type { Tone } from '../../ui/tone.js';

const DAY = 24 * 60 * 60_000;

const dayOf = (at: number): number => Math.floor(at / DAY);

/** Midnights between now and then, in UTC as providers count; negative when past. */
export const midnightsUntil = (endsAt: string, now: number): number =>
  dayOf(Date.parse(endsAt)) - dayOf(now);

/** "tomorrow", "in 11 days", "ended 3 days ago". */
export function whenItEnds(endsAt: string, now: number): Message {
  const days = midnightsUntil(endsAt, now);
  const isOver = Date.parse(endsAt) <= now;
  if (isOver && days === 0) return { key: 'expirations.when.endedToday' };
  if (isOver) return { key: 'expirations.when.ended', values: { count: -days } };
  if (days === 0) return { key: 'expirations.when.today' };
  return { key: 'expirations.when.ends', values: { count: days } };
}

/** A dot and a word: how much time is left to act. */
export function urgency(
  { endsAt, severity }: { endsAt: string; severity: string },
  now: number,
): { tone: Tone; message: Message } {
  const say = (name: string): Message => ({ key: `expirations.urgency.${name}` });
  if (Date.parse(endsAt) <= now) return { tone: 'error', message: say('ended') };
  if (severity === 'ERROR') return { tone: 'error', message: say('now') };
  if (severity === 'WARNING') return { tone: 'warning', message: say('soon') };
  return { tone: 'neutral', message: say('later') };
}
