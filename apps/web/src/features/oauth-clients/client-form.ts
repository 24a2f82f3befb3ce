import type {
  BasicEncoding,
  ClientAuthentication,
  GrantType,
  OAuthClientForm_OAuthClientFragment,
  OAuthClientInput,
  OAuthClientPatch,
  OAuthProvider,
  Pkce,
  ScopeSeparator,
} from '@mailkey/schema';
import { changedFields } from '../../lib/changed-fields.js';
import { dateField, fromDateField } from '../../lib/time.js';

/** A further parameter of a request; without a value it is left out. */
export interface Parameter {
  name: string;
  value: string;
}

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
  issuer: string;
  revocationUrl: string;
  scopes: string[];
  scopeSeparator: ScopeSeparator;
  grantType: GrantType;
  clientAuthentication: ClientAuthentication;
  /** Null: found out by itself. */
  basicEncoding: BasicEncoding | null;
  pkce: Pkce;
  authorizeParameters: Parameter[];
  tokenParameters: Parameter[];
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
  issuer: '',
  revocationUrl: '',
  scopes: [],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  basicEncoding: null,
  pkce: 'S256',
  authorizeParameters: [],
  tokenParameters: [],
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
  issuer: client.issuer ?? '',
  revocationUrl: client.revocationUrl ?? '',
  scopes: [...client.scopes],
  scopeSeparator: client.scopeSeparator,
  grantType: client.grantType,
  clientAuthentication: client.clientAuthentication,
  basicEncoding: client.basicEncoding,
  pkce: client.pkce,
  authorizeParameters: client.authorizeParameters.map(plain),
  tokenParameters: client.tokenParameters.map(plain),
});

const plain = ({ name, value }: Parameter): Parameter => ({ name, value });

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
  authorizeParameters: form.authorizeParameters.filter(isBegun),
  tokenParameters: form.tokenParameters.filter(isBegun),
  issuer: form.issuer.trim() || null,
  revocationUrl: form.revocationUrl.trim() || null,
});

/** A line that was added and not filled yet says nothing. */
const isBegun = ({ name, value }: Parameter): boolean => (name + value).trim() !== '';

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
