import { Secret } from '../../lib/secret.js';
import type { NewGrant } from './granted.js';
import { isSameAccount, type AccountSubject } from '../token-endpoint/identity.js';

/** Of the grant in use what tells whose it is. */
interface InUse {
  subjects: AccountSubject[] | null;
}

/**
 * Whether a new grant waits for an admin: another account would from then on sign in for every mailbox,
 * or for the one that it is for. An application has no account, and where there is no grant nobody's
 * is replaced.
 */
export function mustWait(
  granted: NewGrant,
  { former, mayReplace }: { former: InUse | null; mayReplace: boolean },
): boolean {
  if (mayReplace || !former || granted.grantType === 'CLIENT_CREDENTIALS') return false;
  return !isSameAccount(granted.subjects ?? [], former.subjects ?? []);
}

/** A grant with its tokens as a text, to be sealed. */
export function waitingText({ tokens, ...content }: NewGrant): string {
  const { accessToken, refreshToken } = tokens;
  const revealed = { accessToken: accessToken.reveal(), refreshToken: refreshToken?.reveal() };
  return JSON.stringify({ ...content, tokens: { ...tokens, ...revealed } });
}

type Stored = Omit<NewGrant, 'tokens' | 'nextAttemptAt'> & {
  nextAttemptAt: string;
  tokens: Record<'accessToken' | 'expiresAt', string> & { lifeAssumed?: boolean } & Partial<
      Record<'refreshToken' | 'refreshTokenExpiresAt', string>
    >;
};

export function readWaiting(text: string): NewGrant {
  const { tokens, nextAttemptAt, ...content } = JSON.parse(text) as Stored; // written above, and sealed since
  const { refreshToken, refreshTokenExpiresAt } = tokens;
  return {
    ...content,
    nextAttemptAt: new Date(nextAttemptAt),
    tokens: {
      accessToken: new Secret(tokens.accessToken),
      expiresAt: new Date(tokens.expiresAt),
      ...(tokens.lifeAssumed && { lifeAssumed: true }),
      ...(refreshToken && { refreshToken: new Secret(refreshToken) }),
      ...(refreshTokenExpiresAt && { refreshTokenExpiresAt: new Date(refreshTokenExpiresAt) }),
    },
  };
}
