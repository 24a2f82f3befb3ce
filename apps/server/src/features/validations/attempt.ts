import { createHash, createHmac } from 'node:crypto';
import { Secret } from '../../lib/secret.js';
import type { IdentityUrls } from '../token-endpoint/grant-settings.js';
import type { Parameter } from '../oauth-clients/parameters.js';
import type {
  BasicEncoding,
  ClientAuthentication,
  Pkce,
  ProviderId,
  ScopeSeparator,
} from '../providers/provider.js';

/** The client's settings as they were at the start: the exchange uses these and no others (RFC 9700 section 4.4). */
export interface AttemptSettings {
  provider: ProviderId;
  /** Of the settings, so that an edit in the middle is seen. */
  version: number;
  authorizeUrl: string;
  accessTokenUrl: string;
  clientId: string;
  clientSecret?: Secret;
  clientAuthentication: ClientAuthentication;
  scopes: string[];
  scopeSeparator: ScopeSeparator;
  redirectUri: string;
  /** What `iss` must be, where the provider's issuer is known (RFC 9207). */
  issuer?: string;
  /** An answer without `iss` is not this provider's (RFC 9207 section 2.4). */
  sendsIssuer?: boolean;
  /** Ties the id token to this attempt; where `openid` is asked (OpenID Connect Core section 3.1.2.1). */
  nonce?: string;
  /** Who may be asked who signed in, where no token says so. */
  identityUrls?: IdentityUrls;
  /** The scopes that make the provider tell it, where they are known. */
  identityScopes?: readonly string[];
  /** The provider's usual ones. */
  authorizationParameters: Record<string, string>;
  /** The client's own, which go before those. These four are absent in an attempt of an older version. */
  authorizeParameters?: Parameter[];
  tokenParameters?: Parameter[];
  pkce?: Pkce;
  basicEncoding?: BasicEncoding | null;
  loginHint?: string;
  /** Who started it may put another account in the place of the client's; absent: an admin confirms that. */
  mayReplace?: boolean;
}

/** One try to get a person's consent: ten minutes, one browser, one use. */
export interface Attempt {
  id: string;
  oauthClientId: string;
  /** The mailbox that the grant shall belong to; null: all mailboxes of the client. */
  mailboxId: string | null;
  runId: string;
  ticketHash: string;
  /** The session that started it; null when a program did. */
  sessionId: string | null;
  /** Of the cookie of the browser that opened the start page; null before. */
  flowHash: string | null;
  stateHash: string | null;
  codeVerifier: Secret;
  settings: AttemptSettings;
  createdAt: Date;
  expiresAt: Date;
}

export const ATTEMPT_MINUTES = 10;

interface Begin extends Pick<
  Attempt,
  'id' | 'oauthClientId' | 'mailboxId' | 'runId' | 'sessionId' | 'codeVerifier' | 'settings'
> {
  ticket: Secret;
  now: Date;
}

export function newAttempt({ ticket, now, ...rest }: Begin): Attempt {
  return {
    ...rest,
    ticketHash: hashed(ticket),
    flowHash: null,
    stateHash: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000),
  };
}

/**
 * The state of an attempt in the browser that carries `flow`: 256 bits that nobody else can make,
 * the same after a reload of the start page, and stored only as a hash (RFC 9700 section 4.7).
 */
export function stateFor(attemptId: string, flow: Secret): Secret {
  const mac = createHmac('sha256', flow.reveal()).update(attemptId).digest('base64url');
  return new Secret(mac);
}

/** SHA-256, hex: what is stored of a ticket, a flow cookie and a state. */
export function hashed(value: Secret): string {
  return createHash('sha256').update(value.reveal()).digest('hex');
}
