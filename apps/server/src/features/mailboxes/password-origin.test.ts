import { describe, expect, it } from 'vitest';
import {
  dropsPasswordReason,
  foreignServers,
  passwordDroppedBecause,
  passwordOrigin,
} from './password-origin.js';

const imap = { host: 'imap.example.com', port: 993, security: 'TLS' };
const smtp = { host: 'smtp.example.com', port: 587, security: 'STARTTLS' };
const both = { incoming: imap, outgoing: smtp };

describe('whom a password belongs to', () => {
  it('is the same in every spelling, for every login and protocol', () => {
    const other = { ...imap, host: 'IMAP.Example.com ', username: 'ana', protocol: 'POP3' };
    expect(passwordOrigin({ incoming: other, outgoing: smtp })).toBe(passwordOrigin(both));
  });

  it.each([
    ['another host', { ...imap, host: 'imap.example.org' }],
    ['a dot behind it', { ...imap, host: 'imap.example.com.' }],
    ['another port', { ...imap, port: 1993 }],
    ['STARTTLS instead of TLS', { ...imap, security: 'STARTTLS' }],
    ['no TLS', { ...imap, security: 'NONE' }],
  ])('is somebody else with %s', (_name, incoming) => {
    expect(foreignServers(both, { ...both, incoming })).toHaveLength(1);
  });

  it('is nobody new when a server goes, and somebody new when one comes or changes its direction', () => {
    expect(foreignServers(both, { ...both, outgoing: null })).toEqual([]);
    expect(foreignServers({ ...both, outgoing: null }, both)).toHaveLength(1);
    expect(
      foreignServers({ incoming: imap, outgoing: null }, { incoming: null, outgoing: imap }),
    ).toHaveLength(1);
  });

  it('is named in the words before and after', () => {
    const after = { ...both, incoming: { ...imap, host: 'evil.example' } };
    for (const words of [passwordDroppedBecause(both, after), dropsPasswordReason(both, after)]) {
      expect(words).toContain('imap.example.com:993 (TLS) and smtp.example.com:587 (STARTTLS)');
      expect(words).toContain('evil.example:993 (TLS)');
    }
  });
});
