import { cloudFacts, cloudOfHost, clouds } from './cloud.js';
import { parseUrl } from '../../lib/parse-url.js';

/** Hosts of the sign-in services of all clouds; personal accounts have one of their own. */
const HOSTS = new Set([
  'login.microsoft.com',
  ...clouds.flatMap((cloud) => cloudFacts[cloud].login).filter((host) => host !== 'login.live.com'),
]);

/** Personal accounts have no administrator; this id is their directory's. */
const PERSONAL = /^(consumers|9188040d-6c67-4c5b-b112-36a304b66dad)$/i;

export interface ConsentedApp {
  authorizeUrl?: string | null | undefined;
  clientId: string | null | undefined;
  redirectUri: string;
  /** What is asked for; empty: whatever the app registration lists for mail. */
  scopes: readonly string[];
  /** Of the settings, where the address names all tenants. */
  tenant?: string | null | undefined;
  /** What the way back carries; absent: nothing. */
  state?: string | undefined;
}

/**
 * The page on which an administrator of the tenant consents for everybody, in the client's own cloud
 * (learn.microsoft.com/entra/identity-platform/v2-admin-consent, read Nov 2026). Undefined where there is
 * none: another provider, personal accounts, no client id or tenant yet.
 */
export function adminConsentUrl(app: ConsentedApp): string | undefined {
  const authorize = microsoftUrl(app.authorizeUrl);
  const tenant = authorize && tenantOf(authorize, app.tenant);
  if (!app.clientId || !tenant) return undefined;
  const url = new URL(`/${tenant}/v2.0/adminconsent`, authorize);
  const parameters = {
    client_id: app.clientId,
    scope: app.scopes.join(' ') || allMail(authorize.hostname),
    redirect_uri: app.redirectUri,
    ...(app.state && { state: app.state }),
  };
  // A blank as %20, as in the authorization request.
  url.search = new URLSearchParams(parameters).toString().replaceAll('+', '%20');
  return url.href;
}

const allMail = (host: string): string =>
  `https://${cloudFacts[cloudOfHost(host) ?? 'GLOBAL'].resource[0]}/.default`;

function microsoftUrl(authorizeUrl: string | null | undefined): URL | undefined {
  const url = parseUrl(authorizeUrl ?? '');
  return url?.protocol === 'https:' && HOSTS.has(url.host) ? url : undefined;
}

/** The tenant in the path; where it names all, that of the settings, else whose administrator opens the page. */
function tenantOf({ pathname }: URL, ownTenant: string | null | undefined): string | undefined {
  const [, tenant = '', next = ''] = pathname.split('/');
  if (next !== 'oauth2' || tenant === '' || PERSONAL.test(tenant) || /%7[bd]/i.test(tenant))
    return undefined;
  if (!/^(common|organizations)$/i.test(tenant)) return tenant;
  const own = ownTenant?.trim() ?? '';
  if (own === '' || /[{}]/.test(own) || /^(common|organizations)$/i.test(own))
    return 'organizations';
  return PERSONAL.test(own) ? undefined : encodeURIComponent(own);
}
