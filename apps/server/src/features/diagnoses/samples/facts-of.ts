import type { Facts } from '../facts.js';
import { factsHeard } from './facts-heard.js';
import { client, mailbox, now, providerOf, type Sample } from './sample.js';

/** The facts of a run that has met this sample, with what decides it where the text does not. */
export function factsOf(sample: Sample): Facts {
  const observed = factsHeard(sample);
  const facts: Facts = {
    now,
    provider: providerOf(sample),
    client,
    mailbox,
    probes: [],
    ...observed,
  };
  return { ...facts, ...(decisive[sample.id]?.(facts) ?? {}) };
}

const days = (count: number): Date => new Date(now.getTime() - count * 86_400_000);

/** Per sample decided by context: the facts that say what its context says. */
const decisive: Record<string, (facts: Facts) => Partial<Facts>> = {
  'google-token-testing-7-days': () => ({ grant: { issuedAt: days(7) } }),
  'google-token-user-revoked': () => ({ grant: { issuedAt: days(40) } }),
  'imap-ms-not-connected-throttle': () => ({
    mailbox: { ...mailbox, lastSucceededAt: new Date(now.getTime() - 300_000) },
  }),
  'imap-ms-protocol-disabled': ({ probes }) => ({
    pasted: { text: 'ImapEnabled : False' },
    probes,
  }),
  'imap-ms-personal-imap-off': ({ probes }) => ({
    mailbox: { ...mailbox, address: 'jane@outlook.com' },
    probes: probes.map((probe) => ({ ...probe, username: 'jane@outlook.com' })),
  }),
  'imap-ms-client-access-rule': ({ probes }) => ({
    probes: probes.map((probe) => ({ ...probe, asked: { 'other-network': 'ok' } })),
  }),
  'pop-ms-protocol-error-long-token': () => ({
    tokenContent: { format: 'jwt', scopes: [], roles: [], kind: 'unknown', length: 5200 },
  }),
  'smtp-ms-shared-as-user': () => ({
    tokenContent: {
      format: 'jwt',
      audience: 'https://outlook.office.com',
      scopes: ['IMAP.AccessAsUser.All', 'SMTP.Send'],
      roles: [],
      kind: 'delegated',
      account: 'jane@contoso.com',
    },
  }),
};
