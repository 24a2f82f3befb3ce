import { describe, expect, it } from 'vitest';
import type { Provider } from '../providers/useProviders.js';
import { blankMailbox, mailboxInput, mailboxPatch, type MailboxForm } from './mailbox-form.js';
import { changedMailbox, type Surroundings } from './mailbox-presets.js';

const provider: Provider = {
  id: 'MICROSOFT_365',
  label: 'Microsoft 365',
  hasTenant: true,
  tenantHint: null,
  authorizeUrl: null,
  accessTokenUrl: null,
  scopes: [],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  incoming: [
    { protocol: 'IMAP', host: 'outlook.example', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'pop.example', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.example', port: 587, security: 'STARTTLS' },
  guide: [],
};
const nobody: Surroundings = { provider: undefined, account: null };
const ana: Surroundings = { provider, account: 'ana@contoso.com' };
const change = (form: MailboxForm, by: Partial<MailboxForm>, was = ana) =>
  changedMailbox(form, by, { was, is: ana });
const chosen = change(blankMailbox(), { oauthClientId: 'c' }, nobody);

describe('hosts', () => {
  it('come from the provider of the client, for the chosen protocol', () => {
    expect(chosen.incoming).toMatchObject({ host: 'outlook.example', port: 993 });
    expect(chosen.outgoing).toMatchObject({ host: 'smtp.example', port: 587 });
    const pop3 = change(chosen, { incoming: { ...chosen.incoming, protocol: 'POP3' } });
    expect(pop3.incoming).toMatchObject({ host: 'pop.example', port: 995 });
  });

  it('follow to another cloud of the same provider, unless somebody typed them', () => {
    const there: Provider = {
      ...provider,
      incoming: [{ protocol: 'IMAP', host: 'gov.example', port: 993, security: 'TLS' }],
      outgoing: { host: 'smtp.gov.example', port: 587, security: 'STARTTLS' },
    };
    const to = { was: ana, is: { provider: there, account: 'ana@contoso.com' } };
    const moved = changedMailbox(chosen, { oauthClientId: 'gov' }, to);
    expect([moved.incoming.host, moved.outgoing.host]).toEqual(['gov.example', 'smtp.gov.example']);
    const own = change(chosen, { incoming: { ...chosen.incoming, host: 'own.example' } });
    expect(changedMailbox(own, { oauthClientId: 'gov' }, to).incoming.host).toBe('own.example');
  });

  it('stay when somebody typed them', () => {
    const typed = change(chosen, { incoming: { ...chosen.incoming, host: 'own.example' } });
    const pop3 = change(typed, { incoming: { ...typed.incoming, protocol: 'POP3' } });
    expect(pop3.incoming).toMatchObject({ host: 'own.example', port: 995 });
  });

  it('keep a port that somebody chose and move a usual one with the security', () => {
    const starttls = { ...chosen.incoming, security: 'STARTTLS' as const };
    expect(change(chosen, { incoming: starttls }).incoming.port).toBe(143);
    const own = change(chosen, { incoming: { ...chosen.incoming, port: 1993 } });
    const moved = change(own, { incoming: { ...own.incoming, security: 'STARTTLS' } });
    expect(moved.incoming.port).toBe(1993);
  });
});

describe('a shared mailbox', () => {
  const typed = change(chosen, { address: 'support@contoso.co' });
  const shared = change(typed, { kind: 'SHARED' });

  it('reads as the shared address and sends as the person, from the shared address', () => {
    expect(shared.incoming.username).toBe('support@contoso.co');
    expect(shared.outgoing).toMatchObject({
      username: 'ana@contoso.com',
      fromAddress: 'support@contoso.co',
    });
  });

  it('follows the address as one types, but for a login of one’s own', () => {
    const own = change(shared, { outgoing: { ...shared.outgoing, username: 'bob@contoso.com' } });
    const longer = change(own, { address: 'support@contoso.com' });
    expect(longer.incoming.username).toBe('support@contoso.com');
    expect(longer.outgoing).toMatchObject({
      username: 'bob@contoso.com',
      fromAddress: 'support@contoso.com',
    });
  });

  it('gives the logins back when it becomes an own mailbox', () => {
    expect(change(shared, { kind: 'OWN' }).outgoing).toMatchObject({
      username: '',
      fromAddress: '',
    });
  });
});

describe('what is sent', () => {
  it('says "none" for a server that is off and leaves empty logins to the server', () => {
    const form = { ...chosen, outgoing: { ...chosen.outgoing, on: false } };
    expect(mailboxInput(form)).toMatchObject({
      outgoing: null,
      incoming: { protocol: 'IMAP', username: null },
    });
  });

  it('carries a password only for password authentication', () => {
    expect(mailboxInput({ ...chosen, password: 'x' })).not.toHaveProperty('password');
    expect(mailboxInput({ ...chosen, authentication: 'PASSWORD', password: 'x' })).toMatchObject({
      password: 'x',
      oauthClientId: null,
    });
  });

  it('patches changed fields only', () => {
    expect(mailboxPatch(chosen, { ...chosen, name: 'Support' })).toEqual({ name: 'Support' });
    expect(mailboxPatch(chosen, { ...chosen, kind: 'OWN' })).toEqual({});
  });
});
