import { pageOf, type CloudFacts } from './cloud.js';
import type { GuideStep } from './provider.js';

/**
 * The way through the Entra admin centre of a cloud, in the portal's own order and words.
 * What changed lately, with its source (read on 30 Nov 2026):
 * - admins alone consent to mail, by default, since November 2025: MC1163922, MC1304287;
 * - policies that forbid secrets are there in every plan since autumn 2025: learn.microsoft.com,
 *   tutorial-enforce-secret-standards;
 * - SMTP.SendAsApp is a role of Exchange since November 2025: MC1158911. IMAP and POP may not be;
 * - EWS is blocked since 1 Oct 2026 unless listed, and gone on 1 Apr 2027: public tracker;
 * - passwords for SMTP: see password-smtp.ts;
 * - personal accounts may register no apps outside a directory since mid 2026: one public tracker.
 */
export function microsoft365Guide(cloud: CloudFacts): GuideStep[] {
  const blade = `${cloud.entra}/#view/Microsoft_AAD_RegisteredApps`;
  const app = `${blade}/ApplicationMenuBlade/~`;
  return [
    register(`${blade}/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`),
    secret(`${app}/Credentials/appId/{clientId}`),
    permissions(`${app}/CallAnAPI/appId/{clientId}`, cloud),
    ids(`${app}/Overview/appId/{clientId}`),
    protocols(pageOf(cloud.admin, '/users')),
    consent,
    validate,
  ];
}

const register = (url: string): GuideStep => ({
  title: 'Register the application',
  text: [
    'Open App registrations and choose New registration.',
    'Give it a name, and under Supported account types choose Accounts in this organizational directory only (single tenant).',
    'Under Redirect URI choose the platform Web and paste the address below. Then choose Register.',
    'Sign in with an account of an organisation: a personal one may not be able to register applications.',
  ],
  url,
  values: [
    { label: 'Name', value: '{name}' },
    { label: 'Redirect URI (Web)', value: '{redirectUri}' },
  ],
  bringsBack: [],
});

const secret = (url: string): GuideStep => ({
  title: 'Create a client secret',
  text: [
    'In the menu choose Certificates & secrets, then Client secrets, then New client secret.',
    'Copy the Value at once: it is shown only this time. The Secret ID beside it is not the secret.',
    'Note the date in the column Expires: Mailkey reminds you before it.',
    'If the portal says “Credential type not allowed as per assigned policy”, the organisation forbids secrets or limits their life: an administrator exempts this application in the policy for applications.',
  ],
  url,
  values: [],
  bringsBack: ['clientSecret', 'clientSecretExpiresAt'],
});

const permissions = (url: string, { resource: [host] }: CloudFacts): GuideStep => ({
  title: 'Allow the mail permissions',
  text: [
    'In the menu choose API permissions, then Add a permission, then Microsoft Graph, then Delegated permissions.',
    'Tick the permissions below: IMAP or POP to read, SMTP to send, and offline_access so that access lasts.',
    'Choose Grant admin consent, if you may: by Microsoft’s default nobody but an administrator consents to mail, and people are shown “Need admin approval”.',
    `The portal lists them under Microsoft Graph. The request still names them as https://${host}/…, which Mailkey has filled in.`,
    'For access as the application take IMAP.AccessAsApp or POP.AccessAsApp of Office 365 Exchange Online instead. To send, better add no permission here: a role in Exchange (Application SMTP.SendAsApp) opens single addresses only, and both together open all.',
  ],
  url,
  values: [
    { label: 'Read by IMAP', value: 'IMAP.AccessAsUser.All' },
    { label: 'Read by POP', value: 'POP.AccessAsUser.All' },
    { label: 'Send by SMTP', value: 'SMTP.Send' },
    { label: 'Stay signed in', value: 'offline_access' },
  ],
  bringsBack: [],
});

const ids = (url: string): GuideStep => ({
  title: 'Copy the two IDs',
  text: ['In the menu choose Overview.', 'Copy Application (client) ID and Directory (tenant) ID.'],
  url,
  values: [],
  bringsBack: ['clientId', 'tenant'],
});

const protocols = (url: string): GuideStep => ({
  title: 'Switch on the mail protocols',
  text: [
    'In the Microsoft 365 admin center open Users, Active users, the person, then Mail, then Manage email apps.',
    'Tick IMAP, Pop and Authenticated SMTP as far as you use them: OAuth needs these switches as well. Do the same for each shared mailbox.',
    'A change may take up to an hour to arrive.',
    'Build nothing new on EWS, which ends on 1 April 2027, nor on passwords for SMTP, which are off by default from the end of December 2026.',
  ],
  url,
  values: [],
  bringsBack: [],
});

const consent: GuideStep = {
  title: 'Let an administrator approve it',
  text: [
    'In most organisations nobody may sign in with mail access until an administrator has approved it: that is the rule of Microsoft since 2025. You can skip this if Grant admin consent above was successful.',
    'Back in Mailkey: save, then open the link below as a Global, Privileged Role or Cloud Application Administrator, or send it to one. It also stands beside Validate.',
  ],
  values: [{ label: 'Link for the administrator', value: '{adminConsentUrl}' }],
  bringsBack: [],
};

const validate: GuideStep = {
  title: 'Save and validate',
  text: [
    'Back in Mailkey: save, then choose Validate.',
    'Sign in as a person who has a licence and may open the mailboxes.',
    'If the page says “Need admin approval”, an administrator has to approve it first.',
  ],
  values: [],
  bringsBack: [],
};
