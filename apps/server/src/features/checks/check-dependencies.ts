import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Egress } from '../../lib/egress.js';
import type { Audit } from '../access/audit-entry.js';
import type { Events } from '../../lib/events.js';
import type { Log } from '../../lib/log.js';
import type { GateLimits } from '../../lib/slots.js';
import type { MailProtocol } from '../diagnoses/facts.js';
import type { GrantStore } from '../grants/grant.store.js';
import type { TokenOf } from '../grants/mailbox-token.flow.js';
import type { IncidentFlow } from '../incidents/incident.flow.js';
import type { MailCertificateStore } from '../mailboxes/mail-certificate.store.js';
import type { MailHostStore } from '../mailboxes/mail-host.store.js';
import type { MailboxStore } from '../mailboxes/mailbox.store.js';
import type { Providers } from '../providers/index.js';
import type { RunFlow } from '../runs/run.flow.js';
import type { Probe } from './probes/probe.js';

/** What the pieces of a check share. */
export interface CheckDependencies {
  database: Database;
  mailboxes: MailboxStore;
  certificates: MailCertificateStore;
  tokenOf: TokenOf;
  mailHosts: Pick<MailHostStore, 'unconfirmed'>;
  grantStore: GrantStore;
  incidents: IncidentFlow;
  runs: RunFlow;
  probes: Readonly<Record<MailProtocol, Probe>>;
  egress: Egress;
  providers: Providers;
  events: Events;
  audit: Pick<Audit, 'record'>;
  log: Log;
  /** Hosts that may be spoken to without TLS, with a password; never with a token. */
  allowPlaintextFor: readonly string[];
  ehloName: string | undefined;
  checksAtOnce: GateLimits;
  clock: Clock;
  publicUrl: string;
}
