import { describe, expect, it } from 'vitest';
import { lackingReason, lackingScopes, needOf, signsIn, type Using } from './lacking-scopes.js';

const usual: Using = {
  name: 'Ana',
  enabled: true,
  authentication: 'OAUTH2',
  incoming: { protocol: 'IMAP' },
  outgoing: {},
};
const exchange = (name: string) => `https://outlook.office.com/${name}`;
const lacks = (scope: string, mailbox: Partial<Using> = {}) =>
  lackingScopes([scope], [{ ...usual, ...mailbox }].filter(signsIn).map(needOf)).length > 0;

describe('a scope that was not granted is missed', () => {
  it.each([
    [exchange('IMAP.AccessAsUser.All'), {}, true],
    [exchange('IMAP.AccessAsUser.All'), { incoming: { protocol: 'POP3' } as const }, false],
    [exchange('POP.AccessAsUser.All'), {}, false],
    [exchange('POP.AccessAsUser.All'), { incoming: { protocol: 'POP3' } as const }, true],
    [exchange('SMTP.Send'), {}, true],
    [exchange('SMTP.Send'), { outgoing: null }, false],
    [exchange('.default'), {}, true],
    ['https://mail.google.com/', {}, true],
    ['mail-w', {}, true],
    ['mail:smtp', { outgoing: null }, false],
    ['https://www.fastmail.com/dev/protocol-smtp', {}, true],
    // Whoever has no lasting access is told so elsewhere.
    ['offline_access', {}, false],
    ['Mail.Read', {}, false],
    ['email', {}, false],
    ['https://graph.microsoft.com/User.Read', {}, false],
    [exchange('SMTP.Send'), { enabled: false }, false],
    [exchange('SMTP.Send'), { authentication: 'PASSWORD' }, false],
  ])('%s by %o: %s', (scope, mailbox, expected) => {
    expect(lacks(scope, mailbox)).toBe(expected);
  });
});

describe('what is said of it', () => {
  const needs = (names: string[], count = names.length) => [
    { protocol: null, sends: true, names, count },
  ];
  const reason = (...names: string[]) =>
    lackingReason([{ scope: exchange('SMTP.Send'), needs: needs(names) }]);

  it('names the scope in short, and who needs it', () => {
    expect(lackingReason([])).toBeNull();
    expect(reason('Ana')).toBe(
      'The provider does not grant SMTP.Send, which Ana needs: sign in again and allow it.',
    );
    expect(reason('Ana', 'Ben')).toContain('which Ana and Ben need:');
    expect(reason('Ana', 'Ben', 'Cora')).toContain('which Ana, Ben and Cora need:');
    expect(reason('Ana', 'Ben', 'Cora', 'Dora')).toContain('Ana, Ben and 2 other mailboxes need');
    const many = { scope: exchange('SMTP.Send'), needs: needs(['Ana', 'Ben', 'Cora'], 9000) };
    expect(lackingReason([many])).toContain('Ana, Ben and 8998 other mailboxes need');
  });

  it('names everybody once, and an address as it is', () => {
    const ana = needs(['Ana']);
    const google = { scope: 'https://mail.google.com/', needs: ana };
    expect(lackingReason([google, { scope: 'mail-w', needs: ana }])).toContain(
      'does not grant https://mail.google.com/, mail-w, which Ana needs',
    );
  });
});
