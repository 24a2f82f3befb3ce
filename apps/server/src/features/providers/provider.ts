/** What Mailkey knows of a provider. Facts only: nothing here talks to anybody. */

export const providerIds = [
  'GENERIC',
  'MICROSOFT_365',
  'GOOGLE',
  'YAHOO',
  'FASTMAIL',
  'YANDEX',
  'SANDBOX',
] as const;

export type ProviderId = (typeof providerIds)[number];

export type ScopePurpose = 'IMAP' | 'POP3' | 'SMTP' | 'OFFLINE' | 'IDENTITY' | 'APPLICATION';
export type ScopeSeparator = 'SPACE' | 'COMMA' | 'SEMICOLON' | 'PLUS';
export type ClientAuthentication = 'CLIENT_SECRET_POST' | 'CLIENT_SECRET_BASIC' | 'NONE';
/** Proof Key for Code Exchange (RFC 7636). */
export type Pkce = 'S256' | 'OFF';
/** How Basic writes id and secret: form-encoded (RFC 6749 section 2.3.1), or as they stand. */
export type BasicEncoding = 'FORM' | 'PLAIN';
export type ConnectionSecurity = 'TLS' | 'STARTTLS' | 'NONE';

export interface ProviderScope {
  value: string;
  purpose: ScopePurpose;
  /** Asked by default. */
  preset: boolean;
}

export interface ServerPreset {
  host: string;
  port: number;
  security: ConnectionSecurity;
}

export interface IncomingPreset extends ServerPreset {
  protocol: 'IMAP' | 'POP3';
}

/** A step in the provider's portal; {redirectUri} {tenant} {clientId} {name} stand for the form's values, {adminConsentUrl} for the stored client's. */
export interface GuideStep {
  title: string;
  text: string[];
  url?: string;
  /** Values to paste there, in the portal's order. */
  values: GuideValue[];
  /** Fields of OAuthClientInput to bring back from there. */
  bringsBack: string[];
}

export interface GuideValue {
  label: string;
  value: string;
}

export interface Registration {
  url: string;
  /** What a token for it needs. */
  scope: string;
  /** Who gives that token, beside the host of `accessTokenUrl`. */
  furtherTokenHosts?: readonly string[];
}

export interface Provider {
  id: ProviderId;
  label: string;
  /** False where this installation cannot offer it: the sandbox when it is off. */
  available: boolean;
  hasTenant: boolean;
  tenantHint?: string;
  /** With {tenant} where the tenant goes. */
  authorizeUrl?: string;
  accessTokenUrl?: string;
  /** Where a grant is revoked (RFC 7009), where the provider has such an endpoint. */
  revocationUrl?: string;
  /** With one grant it ends all that the application holds of that account. */
  revocationEndsAccount?: boolean;
  /** Where an access token asks who signed in (OpenID Connect Core section 5.3), where one of these scopes does. */
  userinfoUrl?: string;
  /** The scopes that make it tell who signed in; absent where that is not known. */
  identityScopes?: readonly string[];
  /** All that there is to know of its endpoints stands here: it is not asked to describe itself. */
  isDescribed?: true;
  /** The `iss` of its authorization answers (RFC 9207), where it is known and fixed. */
  issuer?: string;
  scopes: ProviderScope[];
  scopeSeparator: ScopeSeparator;
  clientAuthentication: ClientAuthentication;
  /** Days after which a grant ends that nobody refreshes, where the provider has such a rule. */
  idleDays?: number;
  /** Where an application may read its own registration. */
  registration?: Registration;
  /** Sent with every authorization request, beside the standard ones. */
  authorizationParameters: Record<string, string>;
  incoming: IncomingPreset[];
  outgoing?: ServerPreset;
  /**
   * Further mail servers that it documents, by the host that gives the tokens they take (each national
   * cloud has its own): a name, or name:port. The presets go with `accessTokenUrl`.
   */
  mailHosts?: Readonly<Record<string, readonly string[]>>;
  guide: GuideStep[];
}
