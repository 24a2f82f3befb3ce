import type { MailProtocol } from '../../diagnoses/facts.js';
import { imapProbe } from './imap.probe.js';
import { pop3Probe } from './pop3.probe.js';
import type { Probe } from './probe.js';
import { smtpProbe } from './smtp.probe.js';

/** Every protocol has its probe: a member of MailProtocol without one does not compile. */
export const probes: Readonly<Record<MailProtocol, Probe>> = {
  IMAP: imapProbe,
  POP3: pop3Probe,
  SMTP: smtpProbe,
};
