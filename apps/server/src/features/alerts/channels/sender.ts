import type { Clock } from '../../../lib/clock.js';
import type { Deadline } from '../../../lib/deadline.js';
import type { Egress } from '../../../lib/egress.js';
import type { Secret } from '../../../lib/secret.js';
import type { InsecureUrls } from '../../../lib/http/insecure-urls.js';
import type { TokenOf } from '../../grants/mailbox-token.flow.js';
import type { MailboxStore } from '../../mailboxes/mailbox.store.js';
import type { ChannelSettings } from '../channel.js';
import type { Sent, StoredNotice } from '../delivery.js';

/** One attempt at one delivery. */
export interface Outgoing {
  channel: ChannelSettings;
  secret: Secret | undefined;
  delivery: { id: string; notice: StoredNotice };
  deadline: Deadline;
}

export interface SenderTools {
  egress: Egress;
  clock: Clock;
  publicUrl: string;
  insecure: InsecureUrls;
  mailboxes: Pick<MailboxStore, 'byId' | 'passwordOf'>;
  tokenOf: TokenOf;
  /** Of one post to a webhook, in milliseconds; ten seconds unless a test has less time. */
  webhookBudgetMs?: number;
  /** Hosts that may be spoken to without TLS, with a password. */
  allowPlaintextFor: readonly string[];
  /** How this machine names itself in EHLO; undefined: by its address. */
  ehloName: string | undefined;
}

/** Sends and says what came of it; throws only for surprises. */
export type SendAlert = (outgoing: Outgoing) => Promise<Sent>;
