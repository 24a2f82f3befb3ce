import type { GuideStep } from './provider.js';

/**
 * The way through the Google Cloud console. Since June 2025 a secret is shown once, and unused clients
 * are deleted after a warning: developers.googleblog.com, April 2025.
 */
export const googleGuide: GuideStep[] = [
  {
    title: 'Choose a project and switch on the Gmail API',
    text: [
      'Choose a project at the top of the Cloud console, or create one.',
      'Under APIs & Services, Library, find Gmail API and choose Enable.',
    ],
    url: 'https://console.cloud.google.com/apis/library/gmail.googleapis.com',
    values: [],
    bringsBack: [],
  },
  {
    title: 'Set up the consent screen',
    text: [
      'Open APIs & Services, then OAuth consent screen.',
      'With Google Workspace choose Internal: nothing has to be reviewed and access does not run out.',
      'Otherwise choose External and then Publish app. While the app stays in Testing, access ends after seven days.',
      'Under Data access add the scope below.',
    ],
    url: 'https://console.cloud.google.com/apis/credentials/consent',
    values: [
      { label: 'App name', value: '{name}' },
      { label: 'Scope', value: 'https://mail.google.com/' },
    ],
    bringsBack: [],
  },
  {
    title: 'Create the OAuth client',
    text: [
      'Open APIs & Services, then Credentials, then Create credentials, then OAuth client ID.',
      'Application type: Web application.',
      'Under Authorized redirect URIs choose Add URI and paste the address below. Then choose Create.',
      'Copy Client ID and Client secret now: the secret is shown only this time. If it is lost, add another one to the client.',
      'Google warns by mail and then deletes clients that nobody uses: finish the validation soon.',
    ],
    url: 'https://console.cloud.google.com/apis/credentials/oauthclient',
    values: [
      { label: 'Name', value: '{name}' },
      { label: 'Authorized redirect URI', value: '{redirectUri}' },
    ],
    bringsBack: ['clientId', 'clientSecret'],
  },
  {
    title: 'Save and validate',
    text: [
      'Back in Mailkey: save, then choose Validate.',
      'Sign in as the owner of the mailbox: a Google token opens no other mailbox.',
    ],
    values: [],
    bringsBack: [],
  },
];
