import type { MailboxState_MailboxFragment as Mailbox } from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { i18n } from '../../i18n.js';
import { sinceTime } from '../../lib/time.js';
import { mailboxSentence, serverDots } from './mailbox-state.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const since = sinceTime('2026-11-20T12:00:00Z', now);
const mailbox: Mailbox = {
  id: '1',
  enabled: true,
  status: 'UNCHECKED',
  incomingState: null,
  outgoingState: null,
  lastOkAt: null,
  failingSince: null,
  latestRun: null,
  incident: null,
  updatedAt: '2026-11-22T11:00:00Z',
};
const failed = {
  id: 'r',
  kind: 'CHECK',
  status: 'FAILED',
  message: 'IMAP is switched off.',
} as const;

const shutOut = {
  ...({ __typename: 'Incident', id: 'i', code: 'shut-out-after-refused-logins' } as const),
  openedAt: '2026-11-20T12:00:00Z',
};
const shutOutSince = (more: string) =>
  `Cannot be checked: its server has shut Mailkey out since ${since}${more}`;

describe('mailboxSentence', () => {
  it.each<[Partial<Mailbox>, string]>([
    [{}, 'Never checked, changed 1 hour ago'],
    [{ status: 'CHECKING' }, 'Checking now'],
    [{ status: 'OK', lastOkAt: '2026-11-22T11:58:00Z' }, 'OK, checked 2 minutes ago'],
    [
      { status: 'FAILING', failingSince: '2026-11-20T12:00:00Z', latestRun: failed },
      `Failing since ${since}. IMAP is switched off.`,
    ],
    [{ status: 'FAILING', failingSince: '2026-11-20T12:00:00Z' }, `Failing since ${since}`],
    [
      { status: 'OK', lastOkAt: '2026-11-22T09:00:00Z', incident: shutOut },
      shutOutSince('; it was OK 3 hours ago'),
    ],
    [{ incident: shutOut }, shutOutSince('')],
    [
      { status: 'FAILING', incident: shutOut, failingSince: shutOut.openedAt },
      `Failing since ${since}`,
    ],
    [{ status: 'DISABLED' }, 'Disabled, changed 1 hour ago'],
  ])('says %j as %s', (changes, sentence) => {
    const { key, values } = mailboxSentence({ ...mailbox, ...changes }, now, 'en');
    expect(i18n.global.t(key, values ?? {})).toBe(sentence);
  });
});

it('has one dot for each server, and none for a server that is not there', () => {
  expect(serverDots({ ...mailbox, incoming: { protocol: 'POP3' }, outgoing: null })).toEqual([
    { direction: 'incoming', protocol: 'POP3', state: 'UNKNOWN' },
  ]);
  expect(
    serverDots({ ...mailbox, outgoingState: 'FAILING', incoming: null, outgoing: {} }),
  ).toEqual([{ direction: 'outgoing', protocol: 'SMTP', state: 'FAILING' }]);
});
