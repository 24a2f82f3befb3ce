import type { ClientFacts } from '../diagnoses/facts.js';
import type { SecretShape } from './lint/finding.js';
import type { OAuthClient } from './oauth-client.entity.js';
import { redirectUri } from './redirect-uri.js';
import { separatorCharacter } from './scopes.js';
import { sentPrompt } from './sent-prompt.js';

/** A client as the diagnosis sees it: everything but the secret. */
export function clientFacts(client: OAuthClient, publicUrl: string): ClientFacts {
  return {
    id: client.id,
    name: client.name,
    clientId: client.clientId ?? undefined,
    secret: factualShape(client.secretShape),
    secretExpiresAt: client.secretExpiresAt ?? undefined,
    authorizeUrl: client.authorizeUrl ?? undefined,
    accessTokenUrl: client.accessTokenUrl ?? undefined,
    scopes: client.scopes,
    separator: separatorCharacter(client.scopeSeparator),
    grantType: client.grantType,
    clientAuthentication: client.clientAuthentication,
    prompt: sentPrompt(client),
    pkce: client.pkce,
    tenant: client.tenant ?? undefined,
    redirectUri: redirectUri(publicUrl, client.id),
    adminConsentState: client.adminConsentState,
  };
}

/** The diagnosis asks only whether there is a secret and whether it is Microsoft's Secret ID. */
function factualShape(shape: SecretShape): ClientFacts['secret'] {
  return shape === 'absent' || shape === 'guid-shaped' ? shape : 'present';
}
