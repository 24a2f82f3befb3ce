import type { MailProtocol } from '../../diagnoses/facts.js';
import type { ReadRefusal } from './refusal.js';
import type { ProbeContext } from './probe-context.js';
import type { Talk } from './talk.probe.js';
import type { Wire } from './wire.probe.js';

/** What differs between the protocols; all that surrounds it is one. Every method throws ProbeFailure. */
export interface Protocol {
  protocol: MailProtocol;
  /** Title of the step after the login. */
  openTitle: string;
  /** Reads the greeting and gives its text. */
  greet(talk: Talk): Promise<string>;
  /** EHLO, CAPA or CAPABILITY: gives what is offered, in upper case. */
  askOffer(talk: Talk, asking: OfferQuestion): Promise<string[]>;
  /** The SASL mechanisms among what is offered. */
  mechanisms(offered: readonly string[]): string[];
  /** Whether TLS is offered, and asks for it; afterwards the handshake is due. */
  requestTls(talk: Talk, offered: readonly string[]): Promise<void>;
  /** Logs in once, by what `scene.seen` says is offered; writes there what was used. */
  authenticate(context: ProbeContext, connection: Connection): Promise<MailSession>;
  refusal: ReadRefusal;
}

export interface OfferQuestion {
  ehloName: string;
  /** What is about to begin with it. */
  before: 'TLS' | 'login';
}

export interface Connection {
  wire: Wire;
  talk: Talk;
}

/** In words; a warning where it went well and yet not as it should. */
export type Shown = string | { warning: string };

/** What follows the login. */
export interface MailSession {
  /** One real command; gives what it showed. */
  open(): Promise<Shown>;
  /** What the server offers now: asked where the mailbox did not open. */
  capability?(): Promise<string[]>;
  quit(): Promise<void>;
}
