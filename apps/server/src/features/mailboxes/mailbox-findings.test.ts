import { expect, it } from 'vitest';
import { mailboxFindings } from './mailbox-findings.js';

const sends = (host: string, authentication: 'OAUTH2' | 'PASSWORD' = 'PASSWORD') => ({
  authentication,
  outgoing: { host },
});
const on = (day: string) => new Date(`${day}T12:00:00Z`);

it.each([
  ['2026-11-30', 'WARNING', /switches off .* end of December 2026/],
  ['2027-01-02', 'WARNING', /may switch it on again until the second half of 2027/],
  ['2027-07-02', 'ERROR', /cannot be switched on again/],
])('on %s a mailbox that sends with a password at Exchange is a %s', (day, severity, title) => {
  const [found] = mailboxFindings(sends('smtp.office365.com'), on(day));
  expect(found).toMatchObject({ code: 'password-smtp-at-exchange', severity });
  expect(found?.title).toMatch(title);
  expect(found?.fix).toMatch(/OAuth.*High Volume Email/);
});

it.each([
  'SMTP.office365.com.',
  'outlook.office365.us',
  'outlook-dod.office365.us',
  'smtp.partner.outlook.cn',
])('is said of %s as well', (host) =>
  expect(mailboxFindings(sends(host), on('2026-11-30'))).toHaveLength(1),
);

it('is silent elsewhere, with OAuth, and where nothing is sent', () => {
  expect(mailboxFindings(sends('smtp.gmail.com'), on('2026-11-30'))).toEqual([]);
  expect(mailboxFindings(sends('mail.smtp.office365.com.example'), on('2026-11-30'))).toEqual([]);
  expect(mailboxFindings(sends('smtp.office365.com', 'OAUTH2'), on('2026-11-30'))).toEqual([]);
  expect(mailboxFindings({ authentication: 'PASSWORD', outgoing: null }, on('2026-11-30'))).toEqual(
    [],
  );
});
