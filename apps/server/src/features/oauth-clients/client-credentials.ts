import type { Secret } from '../../lib/secret.js';

/** With which secret a client asks; a grant remembers the id of the one that brought its token. */
export interface ClientCredentials {
  /** Null for a client without a secret. */
  secretId: string | null;
  clientSecret?: Secret;
  /** Asked with once more where the provider refuses the first one. */
  former?: { secretId: string; clientSecret: Secret };
}
