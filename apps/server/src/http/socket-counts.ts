import type { Limits } from '../config.js';
import type { Actor } from '../features/access/actor.js';
import { networkOf } from '../lib/network-of.js';

/** Sockets that may be open at once. */
type SocketLimits = Limits['sockets'];

/** Gives the place back; more than once is once. */
export type Leave = () => void;

export interface SocketCounts {
  /** A place for a connection, undefined where there is none left. */
  enter(ip: string, actor: Actor | undefined): Leave | undefined;
  /** The same for a key that was shown only over the open socket. */
  enterAs(actor: Actor): Leave | undefined;
}

export function createSocketCounts({ caller, network }: SocketLimits): SocketCounts {
  const open = new Map<string, number>();
  const countOf = (key: string) => open.get(key) ?? 0;

  function enter(seats: { key: string; most: number }[]): Leave | undefined {
    if (seats.some(({ key, most }) => countOf(key) >= most)) return undefined;
    for (const { key } of seats) open.set(key, countOf(key) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      for (const { key } of seats) {
        if (countOf(key) > 1) open.set(key, countOf(key) - 1);
        else open.delete(key);
      }
    };
  }

  const seatOf = (actor: Actor) => ({ key: callerKey(actor), most: caller });
  return {
    enter: (ip, actor) =>
      enter([
        { key: `network ${networkOf(ip)}`, most: network },
        ...(actor ? [seatOf(actor)] : []),
      ]),
    enterAs: (actor) => enter([seatOf(actor)]),
  };
}

/** Two actors with one key share their limits. */
export function callerKey(actor: Actor): string {
  return actor.kind === 'user' ? `session ${actor.sessionId}` : `key ${actor.id}`;
}
