import { networkOf } from '../../lib/network-of.js';
import { loginAddress } from './login-address.js';

/** What is counted, and how many of it in a quarter of an hour. */
export interface Window {
  key: string;
  limit: number;
}

/** From where somebody shows a password. */
export type Origin =
  /** Signed in: nobody else's tries count, and these count nowhere else. */
  | { kind: 'session'; id: string }
  /** A browser in which this person has signed in before. */
  | { kind: 'browser'; id: string }
  | { kind: 'stranger'; email: string; ip: string };

export const SIGN_IN_WINDOW_MS = 15 * 60_000;

const LIMITS = {
  /** Of one session, and of one known browser. */
  own: 10,
  /** Of strangers: one account from one network, all of a network, an account from everywhere, all in all. */
  accountFromNetwork: 10,
  network: 50,
  account: 100,
  all: 1000,
  /** Wrong codes of one account after its right password. */
  codes: 10,
};

/** The windows that a try has to fit into; the first one is its own, and a right password empties it. */
export function windowsOf(origin: Origin): [Window, ...Window[]] {
  if (origin.kind !== 'stranger')
    return [{ key: `${origin.kind}:${origin.id}`, limit: LIMITS.own }];
  const account = loginAddress(origin.email);
  const network = networkOf(origin.ip);
  return [
    { key: `account:${account}|${network}`, limit: LIMITS.accountFromNetwork },
    { key: `network:${network}`, limit: LIMITS.network },
    { key: `account:${account}`, limit: LIMITS.account },
    { key: 'all', limit: LIMITS.all },
  ];
}

/**
 * Whoever knows the password already has but a million codes before them, and could come from a hundred
 * networks: for strangers the codes of an account are counted by themselves.
 */
export function codeWindowsOf(origin: Origin, userId: string): Window[] {
  return origin.kind === 'stranger' ? [{ key: `code:${userId}`, limit: LIMITS.codes }] : [];
}
