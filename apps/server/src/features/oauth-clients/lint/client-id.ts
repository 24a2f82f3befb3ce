import { lintRule } from './finding.js';
import { isGoogle, isGuid, isMicrosoft, knownTenants } from './reading.js';

export const clientIdRules = [
  lintRule('client-id-missing', ({ clientId }) =>
    clientId?.trim()
      ? undefined
      : {
          severity: 'INFO',
          field: 'clientId',
          title: 'The Client ID is not known yet.',
          fix: 'Copy it from the app registration: the guide beside the form says where.',
        },
  ),

  lintRule('client-id-has-space', ({ clientId }) =>
    clientId && /\s/.test(clientId)
      ? {
          severity: 'ERROR',
          field: 'clientId',
          title: 'The Client ID has a space in it.',
          fix: 'Paste it again without spaces before, after or inside.',
        }
      : undefined,
  ),

  lintRule('client-id-not-a-guid', (client) =>
    isMicrosoft(client) && client.clientId?.trim() && !isGuid(client.clientId)
      ? {
          severity: 'ERROR',
          field: 'clientId',
          title: 'At Microsoft a Client ID is a GUID, and this is none.',
          fix: 'Copy Application (client) ID from Overview of the app registration, not its name or address.',
        }
      : undefined,
  ),

  lintRule('client-id-is-tenant', (client) => {
    const id = client.clientId?.trim().toLowerCase();
    return id && isMicrosoft(client) && knownTenants(client).includes(id)
      ? {
          severity: 'ERROR',
          field: 'clientId',
          title: 'Client ID and tenant are the same.',
          fix: 'On Overview copy Application (client) ID into Client ID and Directory (tenant) ID into Tenant: they stand below each other.',
        }
      : undefined;
  }),

  lintRule('client-id-not-googles', (client) =>
    isGoogle(client) &&
    client.clientId?.trim() &&
    !/\.apps\.googleusercontent\.com\s*$/.test(client.clientId)
      ? {
          severity: 'ERROR',
          field: 'clientId',
          title: 'A Client ID of Google ends in .apps.googleusercontent.com.',
          fix: 'Copy Client ID from APIs & Services, Credentials, your OAuth client.',
        }
      : undefined,
  ),
] as const;
