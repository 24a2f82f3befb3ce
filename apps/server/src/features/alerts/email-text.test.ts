import { describe, expect, it } from 'vitest';
import type { StoredNotice } from './delivery.js';
import { emailOf } from './email-text.js';
import { addressOf } from './payload.js';

const notice: StoredNotice = {
  kind: 'incident.opened',
  key: 'k',
  severity: 'ERROR',
  title: '3 mailboxes fail',
  lines: ['The secret has expired.', 'An administrator of Contoso:', '1. Open it.', '2. Fix it.'],
  path: '/incidents/1',
  at: '2026-03-01T12:00:00.000Z',
  facts: {},
};

describe('an e-mail', () => {
  it('reads well as plain text', () => {
    expect(emailOf(notice, 'https://mailkey.example')).toEqual({
      subject: '[Mailkey] 3 mailboxes fail',
      text: `3 mailboxes fail

The secret has expired.

An administrator of Contoso:
1. Open it.
2. Fix it.

Open it in Mailkey:
https://mailkey.example/incidents/1

--${' '}
Mailkey at https://mailkey.example sent this by itself. Settings → Alerts says to whom it tells what.
`,
    });
  });
});

describe('the address of a notice', () => {
  it.each([
    ['/incidents/1', 'https://mailkey.example/sub/', 'https://mailkey.example/sub/incidents/1'],
    ['/incidents/1', 'https://mailkey.example', 'https://mailkey.example/incidents/1'],
    ['https://evil.example/', 'https://mailkey.example', 'https://mailkey.example/'],
    ['//evil.example/', 'https://mailkey.example', 'https://mailkey.example//evil.example/'],
    ['/\\evil.example', 'https://mailkey.example', 'https://mailkey.example//evil.example'],
  ])('of %s at %s is %s', (path, publicUrl, address) => {
    expect(addressOf({ path }, publicUrl)).toBe(address);
  });
});
