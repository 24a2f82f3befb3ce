import { createHash, randomBytes, randomUUID } from 'node:crypto';

const codeLifetime = 60_000;
/** A lost answer may be asked for again with the former refresh token; Microsoft is as lenient. */
const grace = 60_000;

/** What a person, or nobody for an application, has allowed a client. */
export interface Grant {
  id: string;
  clientId: string;
  tenant: string;
  person?: string;
  scopes: string[];
  scenario?: string;
  createdAt: number;
  revoked?: true;
  /** SHA-256 of every refresh token handed out, the newest last. */
  refreshTokens: { digest: string; rotatedAt?: number }[];
}

export interface PendingCode {
  grant: Grant;
  redirectUri: string;
  codeChallenge: string;
  nonce?: string;
  expiresAt: number;
  used?: true;
}

export type Rotation = { kind: 'valid'; grant: Grant } | { kind: 'refused'; grant?: Grant };

export interface GrantsOptions {
  grants: Grant[];
  save: () => void;
  now: () => number;
  /** Reuse of a rotated token revokes the family, also within the grace (RFC 9700 section 4.14.2). */
  strictRotation: boolean;
}

export type Grants = ReturnType<typeof createGrants>;

export function createGrants({ grants, save, now, strictRotation }: GrantsOptions) {
  const codes = new Map<string, PendingCode>();
  const holderOf = (wanted: string): Grant | undefined =>
    grants.find((one) => one.refreshTokens.some((token) => token.digest === wanted));

  return {
    find: (id: string) => grants.find((grant) => grant.id === id),
    findByRefreshToken: (token: string) => holderOf(digest(token)),
    all: () => grants,
    save,

    create(asked: Omit<Grant, 'id' | 'createdAt' | 'refreshTokens'>): Grant {
      const grant = { ...asked, id: randomUUID(), createdAt: now(), refreshTokens: [] };
      grants.push(grant);
      save();
      return grant;
    },

    issueCode(pending: Omit<PendingCode, 'expiresAt'>): string {
      forgetOld(codes, now());
      const code = randomBytes(32).toString('base64url');
      codes.set(digest(code), { ...pending, expiresAt: now() + codeLifetime });
      return code;
    },

    findCode: (code: string) => codes.get(digest(code)),
    isExpired: (pending: PendingCode) => now() > pending.expiresAt,

    issueRefreshToken(grant: Grant): string {
      const token = `1.${randomBytes(48).toString('base64url')}`;
      const current = grant.refreshTokens.at(-1);
      if (current) current.rotatedAt ??= now();
      grant.refreshTokens.push({ digest: digest(token) });
      grant.refreshTokens.splice(0, Math.max(0, grant.refreshTokens.length - 20));
      save();
      return token;
    },

    redeem(token: string): Rotation {
      const wanted = digest(token);
      const grant = holderOf(wanted);
      if (!grant || grant.revoked) return { kind: 'refused', ...(grant && { grant }) };
      const rotatedAt = grant.refreshTokens.find((t) => t.digest === wanted)?.rotatedAt;
      if (rotatedAt === undefined) return { kind: 'valid', grant };
      if (!strictRotation && now() - rotatedAt <= grace) return { kind: 'valid', grant };
      if (strictRotation) revoke(grant, save);
      return { kind: 'refused', grant };
    },

    revoke: (grant: Grant) => revoke(grant, save),
  };
}

function revoke(grant: Grant, save: () => void): void {
  grant.revoked = true;
  save();
}

function forgetOld(codes: Map<string, PendingCode>, now: number): void {
  for (const [key, { expiresAt }] of codes) if (now > expiresAt + 600_000) codes.delete(key);
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
