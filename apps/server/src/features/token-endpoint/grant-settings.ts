import type { GrantType } from '../../graphql/enums.js';
import type { ClientCredentials } from '../oauth-clients/client-credentials.js';
import type { ScopeSeparator } from '../providers/provider.js';
import type { TokenEndpoint } from './token-request.js';

/** Endpoints that know whom an access token was given for (OpenID Connect Core section 5.3, RFC 7662). */
export interface IdentityUrls {
  userinfoUrl?: string;
  introspectionUrl?: string;
}

/** What an exchange needs of a client: a snapshot. */
export interface GrantSettings extends TokenEndpoint, ClientCredentials {
  grantType: GrantType;
  scopes: string[];
  scopeSeparator: ScopeSeparator;
  /** Seconds that a token of the grant was seen to live at the least. */
  lived?: number;
  /** Asked once, where no token says who signed in. */
  identityUrls?: IdentityUrls;
}
