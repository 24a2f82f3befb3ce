import type { MailboxFacts, MailProtocol, ServerFacts } from '../diagnoses/facts.js';
import type { Way } from '../../lib/sign-in-ways.js';
import type { WaitsFor } from '../../lib/gate.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { PlannedStep } from '../runs/run.js';
import type { Probe } from './probes/probe.js';

/** One server that a check asks. */
export interface PlannedProbe extends ServerFacts {
  direction: 'incoming' | 'outgoing';
  protocol: MailProtocol;
  fromAddress?: string;
  recipient?: string;
  lastWay?: Way;
}

export function plannedProbes({ address, incoming, outgoing }: MailboxFacts): PlannedProbe[] {
  const planned: PlannedProbe[] = [];
  if (incoming) planned.push({ direction: 'incoming', ...incoming });
  if (outgoing)
    planned.push({ direction: 'outgoing', protocol: 'SMTP', recipient: address, ...outgoing });
  return planned;
}

/** All the steps of a check, pending: the token first, then each protocol's own. */
export function plannedSteps(
  mailbox: MailboxFacts,
  probes: Readonly<Record<MailProtocol, Probe>>,
): PlannedStep[] {
  const token = mailbox.authentication === 'OAUTH2' ? [{ name: 'token', title: 'Token' }] : [];
  return [
    ...token,
    ...plannedProbes(mailbox).flatMap(({ protocol, security }) => probes[protocol].steps(security)),
  ];
}

export function checkingWords({ address }: Pick<Mailbox, 'address'>): string {
  return `Checking ${address}.`;
}

/** What a check says while others are before it. */
export function waitingWords(
  waitsFor: WaitsFor,
  { checkHost }: Pick<Mailbox, 'checkHost'>,
): string {
  return waitsFor === 'key'
    ? `Waits for its turn: other mailboxes of ${checkHost ?? 'its server'} are being checked.`
    : 'Waits for its turn: many other mailboxes are being checked.';
}
