import type { CertificateFacts } from '../../lib/certificate.js';
import type { Way } from '../../lib/sign-in-ways.js';
import type { NetworkFault, ProbeFault } from './fault.js';
import type { OpaqueToken } from './opaque-token.js';
import type { TokenContent } from './token-content.js';

/**
 * What a run has learned, as plain data: the sole input of every diagnosis.
 * Texts are as received, secrets masked before they got here. Nothing here is trusted.
 */
export type Stage =
  | 'SETTINGS'
  | 'AUTHORIZE'
  | 'TOKEN'
  | 'TOKEN_CONTENT'
  | 'DNS'
  | 'TCP'
  | 'TLS'
  | 'IMAP'
  | 'POP3'
  | 'SMTP';

export type MailProtocol = 'IMAP' | 'POP3' | 'SMTP';

export type ProviderName =
  'GENERIC' | 'MICROSOFT_365' | 'GOOGLE' | 'YAHOO' | 'FASTMAIL' | 'YANDEX' | 'SANDBOX';

export interface Facts {
  now: Date;
  provider: ProviderName;
  client?: ClientFacts;
  mailbox?: MailboxFacts;
  settings?: SettingsFacts;
  authorize?: AuthorizeFacts;
  /** Mail servers (`host:port`) that may not get the token: nobody has confirmed them for this client. */
  unconfirmed?: string[];
  /** Servers that let nobody from here in any more since they have refused logins. */
  shutOut?: ShutOutFacts;
  token?: TokenFacts;
  tokenContent?: TokenContent;
  /** Who signed in at the last consent, where no token of the run says so. */
  signedIn?: string;
  /** The grant behind the token: when the person consented. */
  grant?: { issuedAt: Date };
  probes: ProbeFacts[];
  /** Text that a person pasted ("What do you see?"), with the stage they saw it at, if known. */
  pasted?: { text: string; stage?: Stage; opaque?: OpaqueToken };
}

/** A mail server that answered before, has refused logins of ours, and turns every connection away since. */
export interface ShutOutFacts {
  host: string;
  /** The probes that were turned away. */
  probes: readonly ProbeFacts[];
  /** Whose logins it refused, the latest first. */
  refused: readonly { name: string; address: string; at: Date }[];
}

/** The OAuth client's settings; of the secret only what its shape tells. */
export interface ClientFacts {
  id: string;
  name: string;
  clientId?: string;
  secret: 'absent' | 'guid-shaped' | 'present';
  secretExpiresAt?: Date;
  authorizeUrl?: string;
  accessTokenUrl?: string;
  scopes: string[];
  /** The separator itself, such as ' ' or ','. */
  separator: string;
  grantType: 'AUTHORIZATION_CODE' | 'CLIENT_CREDENTIALS';
  clientAuthentication: 'CLIENT_SECRET_POST' | 'CLIENT_SECRET_BASIC' | 'NONE';
  /** `prompt` as the authorization request has it; absent where it has none. */
  prompt?: string;
  pkce?: 'S256' | 'OFF';
  tenant?: string;
  redirectUri: string;
  /** What its links of admin consent carry, so that the way back is known. */
  adminConsentState?: string;
}

export type Authentication = 'OAUTH2' | 'PASSWORD';

export interface MailboxFacts {
  address: string;
  authentication: Authentication;
  /** What its password holds that was hardly meant, such as "no-break space (U+00A0)". */
  oddInPassword?: string[];
  /** The last time a check of it went well. */
  lastSucceededAt?: Date;
  /** `lastWay`: how the server let it in last. */
  incoming?: ServerFacts & { protocol: 'IMAP' | 'POP3'; lastWay?: Way };
  outgoing?: ServerFacts & { fromAddress: string; lastWay?: Way };
}

export interface ServerFacts {
  host: string;
  port: number;
  security: 'TLS' | 'STARTTLS' | 'NONE';
  /** The login that is sent, after defaults. */
  username: string;
}

/** Why a client's settings alone end a validation. */
export type SettingsFacts =
  /** By their names in the form. */
  | { kind: 'missing'; fields: string[] }
  | { kind: 'disabled' }
  /** Both hosts: codes of the one site would go to the other. */
  | { kind: 'split'; authorizeHost: string; tokenHost: string }
  /** Saved, switched off or deleted after the validation had begun. */
  | { kind: 'changed' };

/** How the provider's authorization endpoint answered. */
export type AuthorizeFacts =
  /** The redirect carried `error` (RFC 6749 section 4.1.2.1), so long after the browser was sent there. */
  | { kind: 'error'; error: string; description?: string; uri?: string; afterMs?: number }
  /** Nobody came back within the ten minutes. */
  | { kind: 'unanswered' }
  /**
   * Somebody came back, but not as this attempt expects: state unknown or used, another browser,
   * another issuer (RFC 9207), or parameters missing or doubled.
   */
  | {
      kind: 'rejected';
      problem: 'state' | 'browser' | 'issuer' | 'parameters';
      /** As whom the server was known, and as whom it answered, if it said so. */
      issuer?: { expected: string; seen?: string };
    }
  | { kind: 'granted' };

/** How the provider's token endpoint answered. */
export type TokenFacts =
  | TokenGranted
  | TokenRefused
  /** No answer that could be judged: network, time-out, too large, redirect. */
  | { kind: 'unreachable'; request: TokenRequestKind; fault: NetworkFault }
  /**
   * Nobody was asked: there is no grant, or it has ended; `reason` says so in a sentence.
   * `otherAccount`: it has ended because a refresh brought the tokens of somebody else.
   */
  | { kind: 'absent'; reason: string; otherAccount?: boolean }
  | TokenMalformed;

export type TokenRequestKind = 'code' | 'refresh' | 'client-credentials';

export interface TokenGranted {
  kind: 'granted';
  request: TokenRequestKind;
  requestedScopes: string[];
  /** As the provider lists them; equal to the requested ones when the answer had no `scope`. */
  grantedScopes: string[];
  missingScopes: string[];
  refreshable: boolean;
  expiresAt: Date;
  /** Nobody has told how long the access token lives: `expiresAt` is a guess. */
  lifeAssumed?: boolean;
  /** What was odd about the answer, in sentences; its tokens are used all the same. */
  warnings?: string[];
}

/** An answer that breaks RFC 6749 section 5: not JSON, no access_token, wrong token_type. */
export interface TokenMalformed {
  kind: 'malformed';
  request: TokenRequestKind;
  status: number;
  problem: string;
  body: string;
  page?: boolean;
  /** It is well formed, and its id token does not belong to this sign-in. */
  breach?: 'nonce';
  repeated?: Repeated;
}

export interface TokenRefused {
  kind: 'refused';
  request: TokenRequestKind;
  status: number;
  /** OAuth error code, such as invalid_grant; empty when the answer had none. */
  error: string;
  description?: string;
  /** Microsoft's error_codes. */
  codes?: number[];
  suberror?: string;
  /** The body as text, capped and masked. */
  body: string;
  /** It was a web page: a proxy's as well as the provider's. */
  page?: boolean;
  repeated?: Repeated;
}

/** The same answer has come before, again and again, and the last access token has ended. */
export interface Repeated {
  times: number;
  minutes: number;
}

export type { CertificateFacts, NetworkFault, ProbeFault, TokenContent };

/** `greet`: the greeting and what is offered (EHLO, CAPA, CAPABILITY), before STARTTLS or after the handshake of TLS. */
export type ProbeStep =
  'resolve' | 'connect' | 'greet' | 'secure' | 'authenticate' | 'open' | 'quit';

/** All that one protocol's probe has seen. */
export interface ProbeFacts extends ServerFacts {
  protocol: MailProtocol;
  outcome: 'ok' | 'failed';
  /** The step that failed. */
  failedStep?: ProbeStep;
  fault?: ProbeFault;
  addresses: string[];
  /** The one that was connected to. */
  address?: string;
  /** Those tried before it, or in vain, with Node's code, such as ECONNREFUSED. */
  silent?: { address: string; code: string }[];
  greeting?: string;
  /** After TLS, before authentication: CAPABILITY atoms, CAPA lines or EHLO keywords, upper case. */
  capabilities: string[];
  /** SASL mechanisms offered, upper case. */
  mechanisms: string[];
  /** The mechanism used: of the refusal that is told, where all were refused. */
  mechanism?: string;
  /** The way that let us in. */
  way?: Way;
  /** What was tried before it, in words, and refused. */
  refusedWays?: string[];
  /** What the server wanted people to read (`[ALERT]`), as it came, wherever in the conversation. */
  alerts?: string[];
  fromAddress?: string;
  certificate?: CertificateFacts;
  /** 'C: …' and 'S: …' lines of every step in order, masked and capped. */
  transcript: string[];
  /** Further questions asked when the first facts did not decide, by name. */
  asked: Record<string, string>;
}
