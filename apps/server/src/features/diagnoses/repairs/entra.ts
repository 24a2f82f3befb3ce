import { adminConsentUrl as ownConsentUrl } from '../../providers/admin-consent.js';
import { applicationScope, delegatedScopes, pageOf } from '../../providers/cloud.js';
import type { Values } from '../values.js';
import { clean } from './quote.js';
import { az, posix } from './shell.js';
import { isKnown } from './stand-ins.js';

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

export type AppPage = keyof typeof pages;

/** A page of the Entra admin centre of this client's cloud. */
export const entraPage = ({ cloud }: Values, path: string): string =>
  `${cloud.entra}/#view/${path}`;

/** "Open Entra admin centre → … (link)", for a step that begins at a page of this registration. */
export function openApp(v: Values, page: AppPage): string {
  const { appId, client } = v;
  const place = `Entra admin centre → App registrations → ${isKnown(appId) ? `the app ${appId}` : 'the app of this client'} → ${page}`;
  const path = isKnown(appId)
    ? `ApplicationMenuBlade/~/${pages[page]}/appId/${encodeURIComponent(appId)}`
    : 'ApplicationsListBlade';
  const named = isKnown(client) ? ` (“${client}” in Mailkey)` : '';
  return `Open ${place}${named}: ${entraPage(v, `Microsoft_AAD_RegisteredApps/${path}`)}`;
}

/** The same for the enterprise application (service principal): who may use the app in this tenant. */
export function openEnterpriseApp(v: Values, page: string): string {
  const { appId, servicePrincipal } = v;
  const path =
    isKnown(servicePrincipal) && isKnown(appId)
      ? `ManagedAppMenuBlade/~/Overview/objectId/${encodeURIComponent(servicePrincipal)}/appId/${encodeURIComponent(appId)}`
      : 'StartboardApplicationsMenuBlade/~/AppAppsPreview';
  return `Open Entra admin centre → Enterprise applications → search for ${appId} → ${page}: ${entraPage(v, `Microsoft_AAD_IAM/${path}`)}`;
}

export const openSignInLogs = (v: Values, account: string): string =>
  `Open Entra admin centre → Monitoring & health → Sign-in logs, filter by the user ${account} and open the failed entry: ${entraPage(v, 'Microsoft_AAD_IAM/SignInEventsV3Blade')}`;

export const openConditionalAccess = (v: Values): string =>
  `Open Entra admin centre → Conditional Access → Policies: ${entraPage(v, 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies')}`;

export const openUsers = (v: Values): string =>
  `Open Entra admin centre → Users: ${entraPage(v, 'Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers')}`;

export const openSecurityDefaults = (v: Values): string =>
  `Entra admin centre → Overview → Properties → Manage security defaults: ${entraPage(v, 'Microsoft_AAD_IAM/TenantOverview.ReactView')}`;

/** "admin centre → … (link)" of Microsoft 365 in this client's cloud. */
export const adminPage = ({ cloud }: Values, place: string, path: string): string =>
  `Microsoft 365 admin centre → ${place}: ${pageOf(cloud.admin, path)}`;

/** The page on which an administrator consents for everybody: the client's own link, else one with what is known. */
export function adminConsentUrl(values: Values): string {
  const { tenant, appId, redirectUri, cloud, facts } = values;
  const { client } = facts;
  if (!isKnown(appId))
    return 'the link for admin consent, which Mailkey shows on the OAuth client.';
  const link = { clientId: appId, redirectUri, tenant: isKnown(tenant) ? tenant : undefined };
  const own = client && ownConsentUrl({ ...client, ...link, state: client.adminConsentState });
  const query = new URLSearchParams({
    client_id: appId,
    scope: `https://${cloud.resource[0]}/.default`,
    redirect_uri: redirectUri,
  });
  const place = isKnown(tenant) ? encodeURIComponent(tenant) : 'organizations';
  return own ?? `https://${cloud.login[0]}/${place}/v2.0/adminconsent?${query.toString()}`;
}

export const azAdminConsent = (v: Values): string[] =>
  azure(v, az('ad app permission admin-consent', { id: v.appId }));

/** --append keeps the former secret valid until it expires. */
export const azNewSecret = (v: Values): string[] =>
  azure(
    v,
    az('ad app credential reset', {
      id: v.appId,
      append: true,
      'display-name': 'Mailkey',
      years: 1,
    }),
  );

export const azShowApp = (v: Values): string[] =>
  azure(
    v,
    az('ad app show', {
      id: v.appId,
      query: '{name:displayName, audience:signInAudience, redirectUris:web.redirectUris}',
    }),
  );

/** Commands of the Azure CLI, which speaks to the worldwide cloud unless it is told otherwise. */
export const azure = ({ cloud }: Values, ...commands: string[]): string[] =>
  cloud.cloud === 'GLOBAL'
    ? commands
    : [az('cloud set', { name: cloud.azCloud }), az('login'), ...commands];

/** The right form of both addresses, with the tenant as far as it is known. */
export function endpoints({ tenant, cloud }: Values): string {
  const place = isKnown(tenant) ? clean(tenant) : '{tenant}';
  const base = `https://${cloud.login[0]}/${place}/oauth2/v2.0`;
  return `authorize URL ${base}/authorize, token URL ${base}/token`;
}

export const scopesOf = ({ cloud }: Values): string => delegatedScopes(cloud).join(' ');

export const appScope = ({ cloud }: Values): string => applicationScope(cloud);

/** Microsoft's own page about one number. */
export const errorLookup = ({ cloud }: Values, code: number | string): string =>
  `https://${cloud.login[0]}/error?code=${code}`;

/** What the sign-in service of this cloud knows of the tenant. */
export const lookUpTenant = ({ cloud, tenant }: Values): string[] =>
  isKnown(tenant)
    ? [
        posix(
          'curl',
          '-s',
          `https://${cloud.login[0]}/${tenant}/v2.0/.well-known/openid-configuration`,
        ),
      ]
    : [];
