import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts, ProbeFacts } from './facts.js';
import { goodProbe } from './samples/check-facts.js';
import { mailbox } from './samples/sample.js';

const refused = (text: string): ProbeFacts => {
  const [status = '', code = ''] = text.split(' ');
  const fault = { kind: 'refused' as const, status, code, text };
  return goodProbe('SMTP', {
    outcome: 'failed',
    failedStep: code === '5.7.60' ? 'open' : 'authenticate',
    fault,
  });
};

const sent = (text: string, day: string): Facts => ({
  now: new Date(`${day}T12:00:00Z`),
  provider: 'GENERIC',
  mailbox: { ...mailbox, authentication: 'PASSWORD' },
  probes: [refused(text)],
});

const first = (text: string, day: string) => {
  const [found] = diagnose(sent(text, day));
  return {
    code: found?.code,
    told: [found?.title, found?.cause, ...(found?.fix ?? [])].join('\n'),
  };
};

const auth = '535 5.7.139 Authentication unsuccessful';
const variants = [
  [
    `${auth}, SmtpClientAuthentication is disabled for the Tenant.`,
    'smtp-auth-disabled-tenant',
    'with the switch on',
  ],
  [
    `${auth}, SmtpClientAuthentication is disabled for the Mailbox.`,
    'smtp-auth-disabled-mailbox',
    'with the switch on',
  ],
  [
    `${auth}, user is locked by your organization's security defaults policy. Contact your administrator.`,
    'security-defaults-block',
    'only for the whole tenant',
  ],
  [
    `${auth}, the request did not meet the criteria to be authenticated successfully.`,
    'smtp-blocked-by-policy',
    'leave this account out',
  ],
  [`${auth}, basic authentication is disabled.`, 'basic-auth-used', 'tenants made before 2027'],
  [
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
    'basic-auth-used',
    'tenants made before 2027',
  ],
] as const;

describe.each(variants)('%s', (text, code, back) => {
  it('says which of the causes it is, and how it can be undone', () => {
    for (const day of ['2026-11-30', '2027-01-15']) {
      const found = first(text, day);
      expect(found.code).toBe(code);
      expect(found.told).toContain(back);
      expect(found.told).toMatch(/second half of 2027/);
    }
  });

  it('says when it can be undone no more', () => {
    const found = first(text, '2027-08-01');
    expect(found.code).toBe(code);
    expect(found.told).not.toContain(back);
    expect(found.told).toMatch(/cannot be undone any more/);
  });
});

it('names the default by its date', () => {
  const text = '550 5.7.30 Basic authentication is not supported for Client Submission.';
  expect(first(text, '2027-01-15').told).toMatch(/default since Dec 2026/);
  expect(first(text, '2027-09-15').told).toMatch(/takes no passwords for sending any more/);
});

it('leads from a sending without a login to the four causes', () => {
  const { code, told } = first('530 5.7.57 Client not authenticated to send mail.', '2027-01-15');
  expect(code).toBe('smtp-not-authenticated');
  expect(told).toMatch(/switch.*security defaults.*Conditional Access.*default of December 2026/);
});

it('says nothing of passwords to whom signs in by OAuth', () => {
  const facts = sent(variants[0][0], '2027-01-15');
  const [found] = diagnose({ ...facts, mailbox: { ...mailbox, authentication: 'OAUTH2' } });
  expect(found?.code).toBe('smtp-auth-disabled-tenant');
  expect(found?.fix.join(' ')).not.toMatch(/password|High Volume/i);
});

it('gives an application a role for one address, and no policy of the older kind', () => {
  const [found] = diagnose({
    ...sent(
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      '2027-01-15',
    ),
    provider: 'MICROSOFT_365',
    mailbox,
    tokenContent: {
      format: 'jwt',
      kind: 'application',
      scopes: [],
      roles: [],
      objectId: '99999999-2222-3333-4444-555555555555',
    },
  });
  expect(found?.code).toBe('send-as-denied');
  expect(found?.commands).toEqual(
    expect.arrayContaining([
      "New-ManagementScope -Name 'Mailkey sends as helpdesk@contoso.com' -RecipientRestrictionFilter 'PrimarySmtpAddress -eq ''helpdesk@contoso.com'''",
      "New-ManagementRoleAssignment -App '99999999-2222-3333-4444-555555555555' -Role 'Application SMTP.SendAsApp' -CustomResourceScope 'Mailkey sends as helpdesk@contoso.com'",
      "Test-ServicePrincipalAuthorization -Identity '99999999-2222-3333-4444-555555555555' -Resource 'helpdesk@contoso.com'",
    ]),
  );
  expect(found?.commands.join(' ')).not.toMatch(/New-ApplicationAccessPolicy/);
});
