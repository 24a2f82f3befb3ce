import { randomUUID } from 'node:crypto';
import type { Clock } from '../../lib/clock.js';
import { SecretUnreadable, type Keyring } from '../../lib/keyring.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import type { ClientCredentials } from './client-credentials.js';
import { typedSecretShape } from './lint/secret-shape.js';
import type { OAuthClient } from './oauth-client.entity.js';
import { forgetRead } from './registration-ends.js';
import { samePair, tokenOrigin } from './token-origin.js';

type SealedColumn = 'sealedClientSecret' | 'sealedNextSecret' | 'sealedFormerSecret';

export type ClientSecrets = ReturnType<typeof createClientSecrets>;

/**
 * The three secrets a client may hold, sealed with the origin of its token URL: the current one, the
 * next, and the former. Beside another token URL none of them opens.
 */
export function createClientSecrets({ keyring, clock }: { keyring: Keyring; clock: Clock }) {
  const { open, ...sealer } = createSealer<SealedColumn, OAuthClient>(
    keyring,
    'oauth_client',
    tokenOrigin,
  );
  const seal = (client: OAuthClient, column: SealedColumn, secret: Secret): void => {
    client[column] = sealer.seal(client, column, secret);
  };

  function formerOf(client: OAuthClient): ClientCredentials['former'] {
    const { formerSecretId, formerSecretUntil, clientAuthentication } = client;
    const stands = formerSecretUntil !== null && formerSecretUntil > clock();
    const clientSecret =
      stands && clientAuthentication !== 'NONE' ? open(client, 'sealedFormerSecret') : undefined;
    return clientSecret && formerSecretId ? { secretId: formerSecretId, clientSecret } : undefined;
  }

  function credentialsOf(client: OAuthClient): ClientCredentials {
    const clientSecret = open(client, 'sealedClientSecret');
    const former = formerOf(client);
    return { secretId: client.secretId, ...(clientSecret && { clientSecret }), former };
  }

  return {
    /** The current secret, for the socket alone. */
    secretOf: (client: OAuthClient) => open(client, 'sealedClientSecret'),

    /** Whether a text is the current secret; one that no key opens any more is known to nobody. */
    isSecretOf(client: OAuthClient, text: string): boolean {
      try {
        return open(client, 'sealedClientSecret')?.reveal().trim() === text;
      } catch (cause) {
        if (cause instanceof SecretUnreadable) return false;
        throw cause;
      }
    },

    credentialsOf,

    /** For a request that was prepared before: none where the client has been edited away from it. */
    credentialsFor: (client: OAuthClient, asked: Parameters<typeof samePair>[1]) =>
      samePair(client, asked) ? credentialsOf(client) : { secretId: null },

    /** The next secret alone: a proof by another one would be none. */
    nextCredentialsOf(client: OAuthClient): (ClientCredentials & { secretId: string }) | undefined {
      const clientSecret = open(client, 'sealedNextSecret');
      const secretId = client.nextSecretId;
      return clientSecret && secretId ? { secretId, clientSecret } : undefined;
    },

    /** At once and unproved, the blunt way; an empty one removes it. The next and the former go. */
    setSecret(client: OAuthClient, typed: string): void {
      const text = typed.trim();
      Object.assign(client, noSecret, noNext, noFormer, { secretDroppedBecause: null });
      forgetRead(client);
      if (!text) return;
      client.secretShape = typedSecretShape(text);
      seal(client, 'sealedClientSecret', new Secret(text));
      client.secretId = randomUUID();
      client.secretSetAt = clock();
    },

    /** The token URL leads elsewhere: what was typed for the former one is sent to nobody any more. */
    dropSecrets(client: OAuthClient, because: string): void {
      const gone = { secretDroppedBecause: because, secretExpiresAt: null };
      forgetRead(client);
      Object.assign(client, noSecret, noNext, noFormer, gone);
    },

    setNext(client: OAuthClient, { typed, expiresAt }: { typed: string; expiresAt: Date | null }) {
      const text = typed.trim();
      seal(client, 'sealedNextSecret', new Secret(text));
      Object.assign(client, {
        nextSecretId: randomUUID(),
        nextSecretShape: typedSecretShape(text),
        nextSecretSetAt: clock(),
        nextSecretExpiresAt: expiresAt,
        nextSecretProof: null,
      });
    },

    /** The next becomes the current one, and the current one the former, which stands until then. */
    promote(client: OAuthClient, formerUntil: Date | undefined): void {
      const next = open(client, 'sealedNextSecret');
      if (!next) throw new Error('there is no next secret to promote');
      const current = open(client, 'sealedClientSecret');
      Object.assign(client, noFormer);
      if (current && formerUntil) {
        // A sealed value belongs to its column, so it is sealed anew for the other one.
        seal(client, 'sealedFormerSecret', current);
        client.formerSecretId = client.secretId;
        client.formerSecretSince = clock();
        client.formerSecretUntil = formerUntil;
      }
      seal(client, 'sealedClientSecret', next);
      client.secretId = client.nextSecretId;
      client.secretShape = client.nextSecretShape ?? 'present';
      client.secretSetAt = client.nextSecretSetAt;
      forgetRead(client);
      client.secretExpiresAt = client.nextSecretExpiresAt;
      Object.assign(client, noNext);
    },

    discardNext: (client: OAuthClient) => void Object.assign(client, noNext),
    dropFormer: (client: OAuthClient) => void Object.assign(client, noFormer),
  };
}

/** Whether there is a secret of any of the three kinds. */
export function holdsSecret(client: OAuthClient): boolean {
  const { sealedClientSecret, sealedNextSecret, sealedFormerSecret } = client;
  return [sealedClientSecret, sealedNextSecret, sealedFormerSecret].some((one) => one !== null);
}

export const noSecret = {
  ...({ secretShape: 'absent', sealedClientSecret: null } as const),
  secretId: null,
  secretSetAt: null,
} satisfies Partial<OAuthClient>;

export const noNext = {
  sealedNextSecret: null,
  nextSecretId: null,
  nextSecretShape: null,
  nextSecretSetAt: null,
  nextSecretExpiresAt: null,
  nextSecretProof: null,
} satisfies Partial<OAuthClient>;

export const noFormer = {
  sealedFormerSecret: null,
  formerSecretId: null,
  formerSecretSince: null,
  formerSecretUntil: null,
} satisfies Partial<OAuthClient>;
