import type { SecureContext } from 'node:tls';
import type { MailProtocol } from '../scenarios/scenario.js';
import type { Admission } from './gate.js';
import type { Mailroom } from './mailroom.js';
import type { Mechanism, Presented } from './sasl.js';

/** What a mail session needs of the world. */
export interface MailBackend {
  /** Shown to those who come, and used for STARTTLS. */
  certificate: { key: string; cert: string };
  secureContext: SecureContext;
  mailroom: Mailroom;
  admit(protocol: MailProtocol, presented: Presented): Admission;
  maySendAs: (sender: Extract<Admission, { kind: 'admitted' }>['sender'], from: string) => boolean;
}

/** How one server differs from another. */
export interface Behaviour {
  /** Offered before TLS; without it the server stays in plain text and refuses every login. */
  starttls: boolean;
  mechanisms: Mechanism[];
  /** Says only this and hangs up. */
  greetsWith?: string;
}

export const usualBehaviour: Behaviour = {
  starttls: true,
  // As Exchange Online, which knows no OAUTHBEARER.
  mechanisms: ['XOAUTH2', 'PLAIN'],
};
