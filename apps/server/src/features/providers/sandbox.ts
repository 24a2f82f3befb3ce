import type { IncomingPreset, Provider, ProviderScope, ServerPreset } from './provider.js';

/** Where the rehearsal provider listens; it is told at start because its ports are free ones. */
export interface SandboxEndpoints {
  /** With {tenant}. */
  authorizeUrl: string;
  accessTokenUrl: string;
  revocationUrl: string;
  issuer?: string;
  tenant: string;
  clientId: string;
  /** The rehearsal's own, shown beside the form: never a secret of anybody. */
  clientSecret: string;
  secondClientSecret: string;
  scopes: ProviderScope[];
  servers: { incoming: IncomingPreset[]; outgoing: ServerPreset };
  /** All its mail servers, as host:port: beside the usual ones those that fail on demand. */
  mailHosts: string[];
  registration: NonNullable<Provider['registration']>;
}

/** The sandbox as a provider; without endpoints it is off and only keeps old records readable. */
export function createSandbox(endpoints?: SandboxEndpoints): Provider {
  return {
    id: 'SANDBOX',
    label: 'Sandbox',
    available: endpoints !== undefined,
    hasTenant: true,
    scopes: endpoints?.scopes ?? [],
    scopeSeparator: 'SPACE',
    clientAuthentication: 'CLIENT_SECRET_POST',
    authorizationParameters: { prompt: 'select_account' },
    incoming: endpoints?.servers.incoming ?? [],
    idleDays: 90,
    guide: endpoints ? guide(endpoints) : [],
    ...(endpoints && {
      tenantHint: `The sandbox's own tenant: ${endpoints.tenant}`,
      authorizeUrl: endpoints.authorizeUrl,
      accessTokenUrl: endpoints.accessTokenUrl,
      revocationUrl: endpoints.revocationUrl,
      outgoing: endpoints.servers.outgoing,
      mailHosts: { [new URL(endpoints.accessTokenUrl).host]: endpoints.mailHosts },
      registration: endpoints.registration,
    }),
    ...(endpoints?.issuer && { issuer: endpoints.issuer }),
  };
}

function guide(endpoints: SandboxEndpoints): Provider['guide'] {
  return [
    {
      title: 'Nothing to register',
      text: [
        'The sandbox runs beside Mailkey and plays a provider with its own people and mailboxes.',
        'It knows this application already and accepts every redirect URI of this Mailkey.',
        'The second secret is valid too: it is there to rehearse a change.',
      ],
      values: [
        { label: 'Application (client) ID', value: endpoints.clientId },
        { label: 'Directory (tenant) ID', value: endpoints.tenant },
        { label: 'Client Secret', value: endpoints.clientSecret },
        { label: 'Second Client Secret', value: endpoints.secondClientSecret },
      ],
      bringsBack: ['clientId', 'clientSecret', 'tenant'],
    },
    {
      title: 'Save and validate',
      text: [
        'Save, then choose Validate. On the consent page choose a person, or a failure to rehearse.',
      ],
      values: [],
      bringsBack: [],
    },
  ];
}
