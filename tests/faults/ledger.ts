import { createHash, randomBytes } from 'node:crypto';

/**
 * What an authorization server does with a refresh token that was used. strict: it is worth nothing
 * any more, and to see it again ends the whole family (RFC 9700 section 4.14.2). grace: for a while
 * after its use it still works, and what had come of that use is void. none: it works for ever, and
 * so does each newer one, as at Microsoft.
 */
export type Rotation = 'strict' | 'grace' | 'none';

/** All tokens that descend from one consent. */
export interface Family {
  id: string;
  client: string;
  rotation: Rotation;
  /** The newest refresh token. */
  current: string;
  /** When each older one was replaced. */
  former: Map<string, number>;
  accessTokens: string[];
  ended?: 'reuse' | 'revoked';
}

export interface Issued {
  family: Family;
  accessToken: string;
  refreshToken: string;
}

/** For how long a server with a grace period takes a refresh token that it has replaced. */
const GRACE_MS = 30_000;

export type Ledger = ReturnType<typeof createLedger>;

/** Every token that was ever given, and to whom: the truth that a checker compares with. */
export function createLedger(now: () => number) {
  const families: Family[] = [];
  const byToken = new Map<string, Family>();
  const codes = new Map<string, { client: string; rotation: Rotation; challenge?: string }>();
  const secrets: string[] = [];

  /** Long and unlike anything else, so that one found in a log is no accident. */
  function mint(kind: string): string {
    const token = `${kind}-${randomBytes(18).toString('base64url')}`;
    secrets.push(token);
    return token;
  }

  function issue(family: Family): Issued {
    const refreshToken = mint('rt');
    const accessToken = mint('at');
    if (family.current) family.former.set(family.current, now());
    family.current = refreshToken;
    family.accessTokens.push(accessToken);
    byToken.set(refreshToken, family);
    return { family, accessToken, refreshToken };
  }

  function consent(client: string, rotation: Rotation): Issued {
    const id = `family-${families.length + 1}`;
    const family: Family = {
      id,
      client,
      rotation,
      current: '',
      former: new Map(),
      accessTokens: [],
    };
    families.push(family);
    return issue(family);
  }

  /** Whether a refresh token would bring new tokens now. */
  function works(refreshToken: string): boolean {
    const family = byToken.get(refreshToken);
    if (!family || family.ended) return false;
    if (refreshToken === family.current || family.rotation === 'none') return true;
    const replacedAt = family.former.get(refreshToken) ?? 0;
    return family.rotation === 'grace' && now() - replacedAt < GRACE_MS;
  }

  return {
    families,
    works,
    consent,
    familyOf: (refreshToken: string) => byToken.get(refreshToken),
    /** Everything that must never be read in a log. */
    secrets: (): readonly string[] => secrets,
    confide: (secret: string): void => void secrets.push(secret),
    end: (family: Family): void => void (family.ended = 'revoked'),

    /** A code as a browser carries it back. */
    authorize(client: string, rotation: Rotation, challenge?: string): string {
      const code = mint('code');
      codes.set(code, { client, rotation, ...(challenge && { challenge }) });
      return code;
    },

    /** One use, and only with the verifier of its challenge (RFC 7636 section 4.6). */
    redeem(code: string, verifier: string): Issued | undefined {
      const asked = codes.get(code);
      codes.delete(code);
      const proved = createHash('sha256').update(verifier).digest('base64url');
      if (!asked || (asked.challenge && asked.challenge !== proved)) return undefined;
      secrets.push(verifier);
      return consent(asked.client, asked.rotation);
    },

    refresh(refreshToken: string): Issued | undefined {
      const family = byToken.get(refreshToken);
      if (!family) return undefined;
      if (works(refreshToken)) return issue(family);
      if (family.rotation === 'strict') family.ended ??= 'reuse';
      return undefined;
    },
  };
}
