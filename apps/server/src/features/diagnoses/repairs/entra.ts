import type { Values } from '../values.js';
import { clean } from './quote.js';
import { az } from './shell.js';

const portal = 'https://entra.microsoft.com/#view';

/** Pages of an app registration: the name in the menu and in the address. */
const pages = {
  Overview: 'Overview',
  Authentication: 'Authentication',
  'Certificates & secrets': 'Credentials',
  'API permissions': 'CallAnAPI',
  'Token configuration': 'TokenConfiguration',
  'Branding & properties': 'Branding',
  Manifest: 'Manifest',
} as const;

const known = (value: string): boolean => !value.startsWith('<');

/** "Open Entra admin centre → … (link)", for a step that begins at a page of this registration. */
export function openApp({ appId, client }: Values, page: keyof typeof pages): string {
  const place = `Entra admin centre → App registrations → ${known(appId) ? `the app ${appId}` : 'the app of this client'} → ${page}`;
  const link = known(appId)
    ? `${portal}/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${pages[page]}/appId/${encodeURIComponent(appId)}`
    : `${portal}/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`;
  return `Open ${place}${known(client) ? ` (“${client}” in Mailkey)` : ''}: ${link}`;
}

/** The same for the enterprise application (service principal): who may use the app in this tenant. */
export function openEnterpriseApp({ appId, servicePrincipal }: Values, page: string): string {
  const link =
    known(servicePrincipal) && known(appId)
      ? `${portal}/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${encodeURIComponent(servicePrincipal)}/appId/${encodeURIComponent(appId)}`
      : `${portal}/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`;
  return `Open Entra admin centre → Enterprise applications → search for ${appId} → ${page}: ${link}`;
}

export const openSignInLogs = (account: string): string =>
  `Open Entra admin centre → Monitoring & health → Sign-in logs, filter by the user ${account} and open the failed entry: ${portal}/Microsoft_AAD_IAM/SignInEventsV3Blade`;

export const openConditionalAccess = `Open Entra admin centre → Conditional Access → Policies: ${portal}/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies`;

export const openUsers = `Open Entra admin centre → Users: ${portal}/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers`;

/** The page on which an administrator consents for everybody. */
export function adminConsentUrl({ tenant, appId, redirectUri }: Values): string {
  const query = new URLSearchParams({
    client_id: appId,
    scope: 'https://outlook.office.com/.default',
    redirect_uri: redirectUri,
  });
  const place = known(tenant) ? encodeURIComponent(tenant) : 'organizations';
  return `https://login.microsoftonline.com/${place}/v2.0/adminconsent?${query.toString()}`;
}

export const azAdminConsent = ({ appId }: Values): string =>
  az('ad app permission admin-consent', { id: appId });

/** --append keeps the former secret valid until it expires. */
export const azNewSecret = ({ appId }: Values): string =>
  az('ad app credential reset', { id: appId, append: true, 'display-name': 'Mailkey', years: 1 });

export const azShowApp = ({ appId }: Values): string =>
  az('ad app show', {
    id: appId,
    query: '{name:displayName, audience:signInAudience, redirectUris:web.redirectUris}',
  });

/** The right form of both addresses, with the tenant as far as it is known. */
export function endpoints({ tenant }: Values): string {
  const place = clean(tenant);
  const base = `https://login.microsoftonline.com/${place}/oauth2/v2.0`;
  return `authorize URL ${base}/authorize, token URL ${base}/token`;
}

export const delegatedScopes =
  'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access';

export const appScope = 'https://outlook.office365.com/.default';

/** Microsoft's own page about one number. */
export const errorLookup = (code: number | string): string =>
  `https://login.microsoftonline.com/error?code=${code}`;
