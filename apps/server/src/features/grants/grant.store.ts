import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { findRow, findRows } from '../../db/rows.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Keyring } from '../../lib/keyring.js';
import { createSealer } from '../../lib/sealer.js';
import type { Secret } from '../../lib/secret.js';
import { tokenOrigin } from '../oauth-clients/token-origin.js';
import { endSlides } from './end-slides.js';
import { Grant } from './grant.entity.js';
import type { NewGrant, RefreshedTokens } from './granted.js';
import type { GrantHolder } from './holder.js';
import { hostOf } from './refresh/host-event.js';

export type GrantStore = ReturnType<typeof createGrantStore>;

/** Of a mailbox what its sign-in depends on. */
export interface SigningIn {
  id: string;
  oauthClientId: string | null;
}

/** The row of a token, and at whom it was granted: both are sealed with it. */
type Addressed = Pick<Grant, 'id' | 'accessTokenUrl'>;

const SEALED = ['sealedAccessToken', 'sealedRefreshToken', 'sealedFormerRefreshToken'] as const;
type SealedColumn = (typeof SEALED)[number];

/** A refresh token that was replaced is kept for a day, as evidence only. */
const FORMER_KEPT = 24 * 60 * 60_000;

/** The grants at rest; what asks for tokens and when is the flow's business. */
export function createGrantStore(deps: { database: Database; keyring: Keyring; clock: Clock }) {
  const { database, keyring, clock } = deps;
  const { place, open, ...sealer } = createSealer<SealedColumn, Addressed>(
    keyring,
    'oauth_grant',
    tokenOrigin,
  );
  const seal = (grant: Addressed, column: SealedColumn, secret: Secret | undefined) =>
    secret ? sealer.seal(grant, column, secret) : null;

  /** Of a row that is remembered and asked for thousands of times a minute it is opened once. */
  const opened = new WeakMap<Grant, { by: string; secret: Secret | undefined }>();
  function accessToken(grant: Grant): Secret | undefined {
    const by = [grant.sealedAccessToken, grant.id, grant.accessTokenUrl].join(' ');
    const known = opened.get(grant);
    if (known?.by === by) return known.secret;
    const secret = open(grant, 'sealedAccessToken');
    opened.set(grant, { by, secret });
    return secret;
  }

  /** The columns of a new refresh token; the one before it stays for a while. */
  function rotate(grant: Grant, refreshToken: Secret): Partial<Grant> {
    const now = clock();
    const former = open(grant, 'sealedRefreshToken');
    return {
      sealedRefreshToken: seal(grant, 'sealedRefreshToken', refreshToken),
      refreshTokenObtainedAt: now,
      sealedFormerRefreshToken: seal(grant, 'sealedFormerRefreshToken', former),
      formerRefreshTokenUntil: new Date(now.getTime() + FORMER_KEPT),
    };
  }

  return {
    rotate,
    byId: (id: string) => findRow(database.read, Grant, { id }),

    /** The default grant: of every mailbox that has none of its own. */
    ofClient: (oauthClientId: string) =>
      findRow(database.read, Grant, { oauthClientId, mailboxId: null }),

    /** What a mailbox signs in with: its own grant, else the client's. */
    async ofMailbox({ id, oauthClientId }: SigningIn): Promise<Grant | null> {
      if (oauthClientId === null) return null;
      const found = await findRows(database.read, Grant, { oauthClientId, mailboxId: [id, null] });
      return found.find(({ mailboxId }) => mailboxId !== null) ?? found[0] ?? null;
    },

    accessToken,
    refreshToken: (grant: Grant) => open(grant, 'sealedRefreshToken'),

    /**
     * Puts a new grant in the place of the former one. The new `grantId` and epoch fence off
     * whatever refresh of the former one is still under way.
     */
    async put(manager: EntityManager, holder: GrantHolder, granted: NewGrant): Promise<Grant> {
      const { oauthClientId, mailboxId = null } = holder;
      const of = { oauthClientId, mailboxId: mailboxId ?? IsNull() };
      const former = await manager.findOneBy(Grant, of);
      const id = former?.id ?? randomUUID();
      const at = { id, accessTokenUrl: granted.accessTokenUrl };
      const { tokens, ...content } = granted;
      const now = clock();
      const grant = manager.create(Grant, {
        ...untouched,
        ...content,
        id,
        oauthClientId,
        mailboxId,
        subjects: granted.subjects ?? null,
        vouchedAddresses: granted.vouchedAddresses ?? [],
        warnings: granted.warnings ?? null,
        lifeAssumed: tokens.lifeAssumed ?? false,
        livedSeconds: former?.accessTokenUrl === granted.accessTokenUrl ? former.livedSeconds : 0,
        tokenHost: hostOf(granted.accessTokenUrl),
        grantId: randomUUID(),
        version: (former?.version ?? 0) + 1,
        leaseEpoch: (former?.leaseEpoch ?? 0) + 1,
        statusSince: now,
        grantedAt: now,
        sealedAccessToken: seal(at, 'sealedAccessToken', tokens.accessToken),
        accessTokenExpiresAt: tokens.expiresAt,
        sealedRefreshToken: seal(at, 'sealedRefreshToken', tokens.refreshToken),
        refreshTokenObtainedAt: tokens.refreshToken ? now : null,
        refreshTokenExpiresAt: tokens.refreshTokenExpiresAt ?? null,
      });
      return manager.save(grant);
    },

    /** Tokens that waited in the spool since before they were sealed with their address. */
    bound(grant: Addressed, columns: Partial<Grant>): Partial<Grant> {
      const sealed = SEALED.filter((column) => columns[column]?.startsWith('v1.'));
      const anew = sealed.map((column) => {
        const { origin: _origin, ...unbound } = place(grant, column);
        return [column, seal(grant, column, keyring.open(columns[column] ?? '', unbound))];
      });
      return { ...columns, ...Object.fromEntries(anew) } as Partial<Grant>; // the same columns
    },

    /** The columns that a refresh changes. An answer without a refresh token keeps the one there is. */
    refreshed(grant: Grant, { tokens, secretId, nextAttemptAt }: RefreshedTokens): Partial<Grant> {
      const now = clock();
      const rotated = tokens.refreshToken && rotate(grant, tokens.refreshToken);
      return {
        sealedAccessToken: seal(grant, 'sealedAccessToken', tokens.accessToken),
        accessTokenExpiresAt: tokens.expiresAt,
        lifeAssumed: tokens.lifeAssumed ?? false,
        ...rotated,
        // Of a token that stays nothing new may be told; of a new one the old end is no longer true.
        ...((rotated ?? tokens.refreshTokenExpiresAt) && {
          refreshTokenExpiresAt: tokens.refreshTokenExpiresAt ?? null,
        }),
        slidingEnd: endSlides(grant, tokens.refreshTokenExpiresAt, now),
        lastRefreshedAt: now,
        secretId,
        nextAttemptAt,
        failCount: 0,
        lastFailure: null,
        refusals: null,
        status: 'active',
        statusReason: null,
        ...(grant.status !== 'active' && { statusSince: now }),
      };
    },
  };
}

const untouched = {
  status: 'active',
  statusReason: null,
  endedByEdit: false,
  slidingEnd: false,
  sealedFormerRefreshToken: null,
  formerRefreshTokenUntil: null,
  lastRefreshedAt: null,
  leaseOwner: null,
  leaseUntil: null,
  attempt: 'none',
  attemptStartedAt: null,
  failCount: 0,
  lastFailure: null,
  refusals: null,
} as const;
