import { cloudFacts, cloudOfHost, clouds, hostNamed } from '../../providers/cloud.js';
import { lintRule } from './finding.js';
import {
  byUser,
  hasPlaceholder,
  isMicrosoft,
  knownTenants,
  parsedUrl,
  tenantOf,
} from './reading.js';

const shared = new Set(['common', 'organizations', 'consumers']);

const personal = /@(outlook|hotmail|live|msn|passport|windowslive)\.[a-z.]+$/i;

export const tenantRules = [
  lintRule('tenant-missing', (client, { provider }) =>
    provider.hasTenant &&
    client.provider !== 'SANDBOX' &&
    !client.tenant?.trim() &&
    knownTenants(client).length === 0
      ? {
          severity: 'INFO',
          field: 'tenant',
          title: 'The tenant is not known yet.',
          fix: 'Copy Directory (tenant) ID from Overview of the app registration.',
        }
      : undefined,
  ),

  lintRule('tenants-differ', (client) => {
    const authorize = tenantOf(parsedUrl(client.authorizeUrl));
    const token = tenantOf(parsedUrl(client.accessTokenUrl));
    const known = authorize && token && !hasPlaceholder(authorize) && !hasPlaceholder(token);
    return known && authorize !== token
      ? {
          severity: 'ERROR',
          field: 'accessTokenUrl',
          title: 'The two addresses name different tenants.',
          fix: 'Use the same Directory (tenant) ID in Url Authorize and Url Access Token.',
        }
      : undefined;
  }),

  lintRule('tenant-not-in-urls', (client) => {
    const typed = client.tenant?.trim().toLowerCase();
    const inUrl = tenantOf(parsedUrl(client.accessTokenUrl));
    // An id and a domain may well mean one tenant; only two of a kind can be seen to differ.
    const comparable =
      typed && inUrl && !hasPlaceholder(inUrl) && typed.includes('.') === inUrl.includes('.');
    return isMicrosoft(client) && comparable && typed !== inUrl
      ? {
          severity: 'WARNING',
          field: 'tenant',
          title: 'The tenant is another one than in the addresses.',
          fix: 'The addresses decide. Put the tenant that you mean into them, or correct the field Tenant.',
        }
      : undefined;
  }),

  lintRule('tenant-is-shared', (client, { mailboxes }) => {
    const found = knownTenants(client).find(
      (tenant) => tenant === 'common' || tenant === 'organizations',
    );
    const allPersonal =
      mailboxes.length > 0 && mailboxes.every(({ address }) => personal.test(address));
    return found && byUser(client) && !allPersonal
      ? {
          severity: 'WARNING',
          field: 'tenant',
          title: `/${found} works only for an app registered as multitenant.`,
          fix: 'For a single-tenant app, which the guide makes, use Directory (tenant) ID instead.',
        }
      : undefined;
  }),

  lintRule('application-on-shared-tenant', (client) =>
    !byUser(client) && knownTenants(client).some((tenant) => shared.has(tenant))
      ? {
          severity: 'ERROR',
          field: 'tenant',
          title: 'Access as the application needs a tenant of its own.',
          fix: 'Replace common, organizations or consumers by Directory (tenant) ID.',
        }
      : undefined,
  ),

  lintRule('personal-accounts-for-business', (client, { mailboxes }) => {
    const consumers = knownTenants(client).includes('consumers');
    const business = mailboxes.some(({ address }) => !personal.test(address));
    const application = client.scopes.some((scope) => /\/\.default$/i.test(scope));
    return consumers && (business || application)
      ? {
          severity: 'ERROR',
          field: 'tenant',
          title: '/consumers lets in personal Microsoft accounts only.',
          fix: 'For mailboxes of an organisation use its Directory (tenant) ID.',
        }
      : undefined;
  }),

  lintRule('cloud-mismatch', (client) => {
    const login = parsedUrl(client.accessTokenUrl)?.hostname ?? '';
    // GCC High and DoD sign in at one place, so either's scopes may stand beside it.
    const homes = clouds.filter((cloud) => cloudFacts[cloud].login.includes(login));
    const foreign = client.scopes.some((scope) => {
      const cloud = cloudOfHost(hostNamed(scope) ?? '');
      return scope.includes('://') && cloud !== undefined && !homes.includes(cloud);
    });
    return homes.length > 0 && foreign
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'The addresses and the scopes belong to different Microsoft clouds.',
          fix: `Signing in at ${login} needs scopes of ${homes.map((cloud) => cloudFacts[cloud].resource[0]).join(' or ')}.`,
        }
      : undefined;
  }),
] as const;
