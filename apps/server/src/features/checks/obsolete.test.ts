import { describe, expect, it } from 'vitest';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { skipReason, obsoleteReason, type CheckSubject } from './obsolete.js';

const server = { protocol: 'IMAP', host: 'imap.test', port: 993, security: 'TLS' };
const mailbox = {
  id: 'm',
  name: 'Ana',
  address: 'ana@example.org',
  enabled: true,
  incoming: server,
  authentication: 'OAUTH2',
  oauthClientId: 'c',
  outgoing: null,
  passwordSetAt: null,
} as Mailbox; // the rest is not looked at
const client = {
  id: 'c',
  enabled: true,
  clientId: 'app',
  scopes: ['mail'],
  secretId: 'one',
  clientAuthentication: 'CLIENT_SECRET_POST',
  accessTokenUrl: 'https://login.example/token',
} as OAuthClient; // likewise
const checked: CheckSubject = { mailbox, client };
const now = (mailboxIs: object, clientIs: object = {}): CheckSubject => ({
  mailbox: { ...mailbox, ...mailboxIs },
  client: { ...client, ...clientIs },
});

describe('what a check has seen', () => {
  it.each([
    ['with another name', now({ name: 'Ana B.' })],
    ['that is checked more often', now({ checkEveryMinutes: 5, updatedAt: new Date() })],
    ['whose client has another name', now({}, { name: 'Contoso', updatedAt: new Date() })],
    ['whose secrets are sealed anew', now({ sealedPassword: 'x' }, { sealedClientSecret: 'x' })],
  ])('still counts for a mailbox %s', (_, same) => {
    expect(obsoleteReason(checked, same)).toBeUndefined();
  });

  it.each([
    ['another server', now({ incoming: { ...server, port: 143 } }), 'The mailbox was changed'],
    ['another password', now({ passwordSetAt: new Date() }), 'The mailbox was changed'],
    ['no switch on', now({ enabled: false }), 'The mailbox was switched off'],
    ['a client that is off', now({}, { enabled: false }), 'Its OAuth client was switched off'],
    ['other scopes', now({}, { scopes: [] }), 'Its OAuth client was changed'],
    ['another secret', now({}, { secretId: 'two' }), 'Its OAuth client was changed'],
  ])('does not count for %s', (_, other, why) => {
    expect(obsoleteReason(checked, other)).toContain(why);
  });

  it('does not count when nothing is left', () => {
    expect(obsoleteReason(checked, undefined)).toContain('was deleted');
  });

  it('of what was off before counts while it stays so', () => {
    const off = now({ enabled: false }, { enabled: false });
    expect(obsoleteReason(off, off)).toBeUndefined();
  });
});

describe('a check that waited', () => {
  it('is done with the settings of its turn', () => {
    expect(skipReason(mailbox, now({ incoming: null }))).toBeUndefined();
  });

  it('is not done for a mailbox that was deleted or switched off meanwhile', () => {
    expect(skipReason(mailbox, undefined)).toContain('was deleted');
    expect(skipReason(mailbox, now({ enabled: false }))).toContain('was switched off');
    const off = now({ enabled: false });
    expect(skipReason(off.mailbox, off)).toBeUndefined();
  });
});
