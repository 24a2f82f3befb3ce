import type { GuideStep } from './provider.js';

const entra = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps';
const app = `${entra}/ApplicationMenuBlade/~`;

/** The way through the Entra admin centre, in the portal's own order and words. */
export const microsoft365Guide: GuideStep[] = [
  {
    title: 'Register the application',
    text: [
      'Open App registrations and choose New registration.',
      'Give it a name, and under Supported account types choose Accounts in this organizational directory only (single tenant).',
      'Under Redirect URI choose the platform Web and paste the address below. Then choose Register.',
    ],
    url: `${entra}/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`,
    values: [
      { label: 'Name', value: '{name}' },
      { label: 'Redirect URI (Web)', value: '{redirectUri}' },
    ],
    bringsBack: [],
  },
  {
    title: 'Create a client secret',
    text: [
      'In the menu choose Certificates & secrets, then Client secrets, then New client secret.',
      'Copy the Value at once: it is shown only this time. The Secret ID beside it is not the secret.',
      'Note the date in the column Expires: Mailkey reminds you before it.',
    ],
    url: `${app}/Credentials/appId/{clientId}`,
    values: [],
    bringsBack: ['clientSecret', 'clientSecretExpiresAt'],
  },
  {
    title: 'Allow the mail permissions',
    text: [
      'In the menu choose API permissions, then Add a permission, then Microsoft Graph, then Delegated permissions.',
      'Tick the permissions below: IMAP or POP to read, SMTP to send, and offline_access so that access lasts.',
      'Choose Grant admin consent, so that nobody is asked for an approval later.',
      'The portal lists them under Microsoft Graph. The request still names them as https://outlook.office.com/…, which Mailkey has filled in.',
    ],
    url: `${app}/CallAnAPI/appId/{clientId}`,
    values: [
      { label: 'Read by IMAP', value: 'IMAP.AccessAsUser.All' },
      { label: 'Read by POP', value: 'POP.AccessAsUser.All' },
      { label: 'Send by SMTP', value: 'SMTP.Send' },
      { label: 'Stay signed in', value: 'offline_access' },
    ],
    bringsBack: [],
  },
  {
    title: 'Copy the two IDs',
    text: [
      'In the menu choose Overview.',
      'Copy Application (client) ID and Directory (tenant) ID.',
    ],
    url: `${app}/Overview/appId/{clientId}`,
    values: [],
    bringsBack: ['clientId', 'tenant'],
  },
  {
    title: 'Switch on the mail protocols',
    text: [
      'In the Microsoft 365 admin center open Users, Active users, the person, then Mail, then Manage email apps.',
      'Tick IMAP, Pop and Authenticated SMTP as far as you use them. Do the same for each shared mailbox.',
      'A change may take up to an hour to arrive.',
    ],
    url: 'https://admin.microsoft.com/#/users',
    values: [],
    bringsBack: [],
  },
  {
    // Microsoft's managed consent policy, Nov 2025 and Jul 2026 (MC1163922, MC1304287): people may no longer consent to mail access.
    title: 'Let an administrator approve it',
    text: [
      'In most organisations nobody may sign in with mail access until an administrator has approved it: that is the rule of Microsoft since 2025. You can skip this if Grant admin consent above was successful.',
      'Back in Mailkey: save, then open the link below as a Global, Privileged Role or Cloud Application Administrator, or send it to one. It also stands beside Validate.',
    ],
    values: [{ label: 'Link for the administrator', value: '{adminConsentUrl}' }],
    bringsBack: [],
  },
  {
    title: 'Save and validate',
    text: [
      'Back in Mailkey: save, then choose Validate.',
      'Sign in as a person who has a licence and may open the mailboxes.',
    ],
    values: [],
    bringsBack: [],
  },
];
