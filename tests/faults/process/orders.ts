import type { LoopDelay } from './loop-work.js';
import type { Strikes } from './strike.js';

/** What the process under test is told, and what it answers with. */
export interface Orders {
  open: { asked: Opening; answer: null };
  /** A client whose tokens come from this address. */
  createClient: { asked: { tokenUrl: string; secret: string; name: string }; answer: string };
  createMailbox: { asked: { clientId: string; host: string; port: number }; answer: string };
  /** The start page's ticket, for the person's browser. */
  validate: { asked: string; answer: { runId: string; ticket: string } };
  openTicket: { asked: string; answer: { location: string; attemptId: string; flow: string } };
  callback: { asked: Returning; answer: string };
  /** Resolves when the run has ended. */
  ended: { asked: string; answer: RunEnd };
  /** The access token, or why there is none. */
  fresh: { asked: string; answer: { accessToken?: string; reason?: string } };
  check: { asked: string; answer: string };
  editClient: { asked: string; answer: null };
  disableClient: { asked: string; answer: null };
  deleteClient: { asked: string; answer: null };
  /** The default grant of a client; the answer is what the provider made of it. */
  revoke: { asked: string; answer: string };
  /** How much time has passed beyond the real one, in milliseconds. */
  later: { asked: number; answer: null };
  /** How wrong the wall clock is, in milliseconds. */
  jump: { asked: number; answer: null };
  arm: { asked: Strikes; answer: null };
  health: { asked: null; answer: Health };
  /** An error that nobody awaits. */
  stumble: { asked: null; answer: null };
  /** Keeps the machine code of all that has run, for the processes to come. */
  remember: { asked: null; answer: null };
  close: { asked: null; answer: null };
}

export interface Opening extends Strikes {
  databasePath: string;
  keyPath: string;
  /** How much time has passed beyond the real one, in milliseconds. */
  ahead?: number;
  leaseMs?: number;
  /** With the renewal of what is due, and the recovery of what was cut off. */
  upkeep?: boolean;
  /** The token and revocation endpoints of a provider that takes grants back, which is done. */
  takesBack?: { accessTokenUrl: string; revocationUrl: string };
  /** A certificate authority for mail servers on loopback. */
  authority?: { ca: string; ports: number[] };
}

export interface RunEnd {
  status: string;
  message: string;
}

/** A browser at the redirect URI. */
interface Returning {
  clientId: string;
  query: string;
  attemptId: string;
  flow: string;
}

export interface Health {
  rss: number;
  /** What keeps the event loop alive, by kind. */
  resources: string[];
  /** Open files and sockets, also those that keep nothing alive. */
  descriptors: number;
  /** Since the database was opened. */
  loop: LoopDelay;
  /** Whether it has tokens that the database has not taken yet. */
  holding: boolean;
}

export type Verb = keyof Orders;
