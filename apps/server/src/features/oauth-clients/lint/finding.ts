import type {
  ClientAuthentication,
  ConnectionSecurity,
  Pkce,
  Provider,
  ProviderId,
  ScopeSeparator,
} from '../../providers/provider.js';
import type { Parameter } from '../parameters.js';

export type FindingSeverity = 'ERROR' | 'WARNING' | 'INFO';

/** A problem that is visible without asking anybody. */
export interface FindingContent {
  /** Closed list, kebab-case. */
  code: string;
  severity: FindingSeverity;
  /** The field of OAuthClientInput that has to change, if one has. */
  field?: LintedField;
  title: string;
  fix: string;
}

export type LintedField =
  | Exclude<keyof LintedClient, 'secret' | 'redirectUri' | 'confirmedEndpoints'>
  | 'clientSecret'
  | 'clientSecretExpiresAt';

/** Of a secret only what its shape tells; `spaced` and `masked` are known while it is being typed. */
export type SecretShape = 'absent' | 'guid-shaped' | 'spaced' | 'masked' | 'colon' | 'present';

export interface LintedClient {
  provider: ProviderId;
  clientId?: string | null;
  secret: SecretShape;
  secretExpiresAt?: Date | null;
  authorizeUrl?: string | null;
  accessTokenUrl?: string | null;
  confirmedEndpoints?: string | null;
  revocationUrl?: string | null;
  scopes: readonly string[];
  scopeSeparator: ScopeSeparator;
  grantType: 'AUTHORIZATION_CODE' | 'CLIENT_CREDENTIALS';
  clientAuthentication: ClientAuthentication;
  tenant?: string | null;
  authorizeParameters: readonly Parameter[];
  tokenParameters: readonly Parameter[];
  pkce: Pkce;
  redirectUri: string;
}

/** A mailbox that uses the client. */
export interface LintedMailbox {
  address: string;
  incoming?: LintedServer & { protocol: 'IMAP' | 'POP3' };
  outgoing?: LintedServer;
}

export interface LintedServer {
  host: string;
  port: number;
  security: ConnectionSecurity;
  /** The login, after defaults. */
  username: string;
}

export interface LintContext {
  provider: Provider;
  mailboxes: readonly LintedMailbox[];
  /** The address in the reader's browser, when it is known. */
  browserOrigin?: string;
  publicUrl: string;
  /** Who granted access at the last validation. */
  account?: string | null;
  now: Date;
}

/** Undefined: nothing to say. Rules are pure and each has one thing to say. */
export interface LintRule<Code extends string = string> {
  code: Code;
  judge(client: LintedClient, context: LintContext): Omit<FindingContent, 'code'> | undefined;
}

/** Keeps the code as a literal, so that the registry can list all codes. */
export function lintRule<const Code extends string>(
  code: Code,
  judge: LintRule['judge'],
): LintRule<Code> {
  return { code, judge };
}
