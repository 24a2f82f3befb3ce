import type {
  ClientAuthentication,
  GrantType,
  OAuthClientForm_OAuthClientFragment,
  OAuthClientInput,
  OAuthClientPatch,
  OAuthProvider,
  ScopeSeparator,
} from '@mailkey/schema';
import { changedFields } from '../../lib/changed-fields.js';
import { dateField, fromDateField } from '../../lib/time.js';

/** An OAuth client as one types it: nothing is null but the secret, where null means "as it is". */
export interface ClientForm {
  name: string;
  provider: OAuthProvider;
  enabled: boolean;
  tenant: string;
  clientId: string;
  clientSecret: string | null;
  clientSecretExpiresAt: string;
  certificateExpiresAt: string;
  authorizeUrl: string;
  accessTokenUrl: string;
  scopes: string[];
  scopeSeparator: ScopeSeparator;
  grantType: GrantType;
  clientAuthentication: ClientAuthentication;
}

export const blankClient = (): ClientForm => ({
  name: '',
  provider: 'GENERIC',
  enabled: true,
  tenant: '',
  clientId: '',
  clientSecret: null,
  clientSecretExpiresAt: '',
  certificateExpiresAt: '',
  authorizeUrl: '',
  accessTokenUrl: '',
  scopes: [],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
});

export const clientForm = (client: OAuthClientForm_OAuthClientFragment): ClientForm => ({
  name: client.name,
  provider: client.provider,
  enabled: client.enabled,
  tenant: client.tenant ?? '',
  clientId: client.clientId ?? '',
  clientSecret: null,
  clientSecretExpiresAt: dateField(client.clientSecret.expiresAt),
  certificateExpiresAt: dateField(client.certificateExpiresAt),
  authorizeUrl: client.authorizeUrl ?? '',
  accessTokenUrl: client.accessTokenUrl ?? '',
  scopes: [...client.scopes],
  scopeSeparator: client.scopeSeparator,
  grantType: client.grantType,
  clientAuthentication: client.clientAuthentication,
});

/** Fields whose date the app registration told. */
export const readFields = ({
  secretEndSource,
  certificateEndSource,
}: OAuthClientForm_OAuthClientFragment): (keyof ClientForm)[] => [
  ...(secretEndSource === 'READ' ? (['clientSecretExpiresAt'] as const) : []),
  ...(certificateEndSource === 'READ' ? (['certificateExpiresAt'] as const) : []),
];

type Settings = Omit<OAuthClientInput, 'type'>;

const settings = (form: ClientForm): Settings => ({
  ...form,
  name: form.name.trim(),
  tenant: form.tenant.trim() || null,
  clientId: form.clientId.trim() || null,
  clientSecretExpiresAt: fromDateField(form.clientSecretExpiresAt),
  certificateExpiresAt: fromDateField(form.certificateExpiresAt),
  authorizeUrl: form.authorizeUrl.trim() || null,
  accessTokenUrl: form.accessTokenUrl.trim() || null,
});

/** For creating and for lint: what is empty is absent, so that the provider's preset fills it. */
export function clientInput(form: ClientForm): OAuthClientInput {
  const { authorizeUrl, accessTokenUrl, clientSecret, ...rest } = settings(form);
  return {
    ...rest,
    type: 'MAILBOX',
    ...(authorizeUrl && { authorizeUrl }),
    ...(accessTokenUrl && { accessTokenUrl }),
    ...(clientSecret && { clientSecret }),
  };
}

/** Only what differs from what is stored; an untouched secret is never among it. */
export const clientPatch = (stored: ClientForm, form: ClientForm): OAuthClientPatch =>
  changedFields(settings(stored), settings(form));
