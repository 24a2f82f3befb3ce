import { describe, expect, it } from 'vitest';
import { isSameHouse } from './turned-away.js';

describe('two mail servers', () => {
  it.each([
    ['imap.example.org', 'smtp.example.org'],
    ['imap.example.co.uk', 'smtp.example.co.uk'],
    ['outlook.office365.com', 'smtp.office365.com'],
  ])('belong together: %s and %s', (one, other) => {
    expect(isSameHouse(one, other)).toBe(true);
  });

  // Under one public suffix live strangers, whose refused logins shut nobody else out.
  it.each([
    ['imap.one.co.uk', 'imap.other.co.uk'],
    ['mail.one.com.au', 'mail.other.com.au'],
    ['mail.one.github.io', 'mail.other.github.io'],
    ['imap.example.org', 'imap.example.net'],
    ['192.0.2.1', '192.0.2.2'],
    ['localhost', 'localhost.'],
  ])('do not: %s and %s', (one, other) => {
    expect(isSameHouse(one, other)).toBe(false);
  });
});
