/** Places of the Google Cloud console and of the Workspace Admin console. */
export const openGoogleClient =
  'Open Google Cloud console → Google Auth Platform → Clients → the OAuth client: https://console.cloud.google.com/auth/clients';

export const openGoogleAudience =
  'Open Google Cloud console → Google Auth Platform → Audience: https://console.cloud.google.com/auth/audience';

export const openGoogleDataAccess =
  'Open Google Cloud console → Google Auth Platform → Data access: https://console.cloud.google.com/auth/scopes';

export const openGoogleApps =
  'Open Google Admin console → Security → Access and data control → API controls → Manage third-party app access: https://admin.google.com/ac/owl/list?tab=apps';

export const openGoogleEndUserAccess =
  'Open Google Admin console → Apps → Google Workspace → Gmail → End user access: https://admin.google.com/ac/apps/gmail/enduseraccess';

export const openGmailForwarding =
  'Open Gmail → Settings → See all settings → Forwarding and POP/IMAP: https://mail.google.com/mail/u/0/#settings/fwdandpop';

export const gmailScope = 'https://mail.google.com/';
