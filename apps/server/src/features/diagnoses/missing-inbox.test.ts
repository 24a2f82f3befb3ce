import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts } from './facts.js';
import { missingInboxes, withoutInbox } from './samples/missing-inboxes.js';
import { client, now } from './samples/sample.js';

const login = 'helpdesk@example.org';

describe.each(missingInboxes)('%s, %s: %s %s %s', (...row) => {
  const probe = withoutInbox(row);
  const server = { host: probe.host, port: probe.port, security: probe.security, username: login };
  const mailbox = (authentication: 'OAUTH2' | 'PASSWORD'): Partial<Facts> => ({
    mailbox: {
      address: login,
      authentication,
      incoming: { ...server, protocol: probe.protocol === 'POP3' ? 'POP3' : 'IMAP' },
    },
  });

  it.each<[string, Partial<Facts>]>([
    ['a password', mailbox('PASSWORD')],
    ['a token of an own client', mailbox('OAUTH2')],
    ['a token of Microsoft', { ...mailbox('OAUTH2'), provider: 'MICROSOFT_365', client }],
  ])('is an inbox to be made by whoever runs the server, for %s', (_, facts) => {
    const [first] = diagnose({ now, provider: 'GENERIC', probes: [probe], ...facts });
    expect(first).toMatchObject({
      code: 'mailbox-folder-missing',
      actor: 'OPERATOR',
      certainty: 'CERTAIN',
      stage: probe.protocol,
      commands: [],
    });
    expect(first?.fix[0]).toMatch(/Whoever runs mail\.example\.org creates the inbox/);
    expect([first?.title, first?.cause, ...(first?.fix ?? [])].join(' ')).not.toMatch(
      /licen[cs]e|Exchange|PowerShell|web mail/,
    );
  });
});

it('knows what makes an inbox at Cyrus', () => {
  const [cyrus] = missingInboxes;
  if (!cyrus) throw new Error('no row');
  const [first] = diagnose({ now, provider: 'GENERIC', probes: [withoutInbox(cyrus)] });
  expect(first?.fix.join(' ')).toMatch(/one POP3 login/);
});
