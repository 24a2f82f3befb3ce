/** Claims of the access token (or id token), read and never trusted. */
export interface TokenContent {
  format: 'jwt' | 'opaque';
  audience?: string;
  issuer?: string;
  /** Delegated permissions (`scp`). */
  scopes: string[];
  /** Application permissions (`roles`). */
  roles: string[];
  kind: 'delegated' | 'application' | 'unknown';
  /** Characters of the access token: some POP3 servers take no long ones. */
  length?: number;
  /** upn, preferred_username, unique_name or email: the first one present. */
  account?: string;
  /** `oid`: for an application token the service principal's object id. */
  objectId?: string;
  tenant?: string;
  appId?: string;
  issuedAt?: Date;
  notBefore?: Date;
  expiresAt?: Date;
}
