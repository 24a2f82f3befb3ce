import type { Clock } from '../../../lib/clock.js';

interface Aged {
  id: string;
  version: number;
  accessTokenExpiresAt: Date;
  grantedAt: Date;
  lastRefreshedAt: Date | null;
}

interface Known {
  version: number;
  /** When its life ends, by the clock that only goes forward. */
  endsAt: number;
  /** When a refresh of ours brought it, and until when it is not replaced, likewise. */
  brought?: { at: number; keptUntil: number };
}

export type TokenLife = ReturnType<typeof createTokenLife>;

/** Whatever a clock does, a grant is refreshed at most once in this time. */
const SPACING = 60_000;
/** A token that lives for less is replaced at its end, but no sooner than this. */
const SHORTEST_SPACING = 10_000;
/** Clocks of two machines, or of one that is being set, differ by a little. */
const TOLERANCE = 5_000;

/**
 * How long tokens still live when the wall clock may jump. A token lives no longer than its life in
 * time elapsed since it came, and no longer than the wall clock says: a machine that slept counts
 * no elapsed time. Both clocks are handed in; `elapsed` is in milliseconds and only goes forward.
 */
export function createTokenLife({ clock, elapsed }: { clock: Clock; elapsed: () => number }) {
  const known = new Map<string, Known>();

  /** Milliseconds; not above 0: it has ended. */
  function left(token: Aged): number {
    const now = clock().getTime();
    const byWall = token.accessTokenExpiresAt.getTime() - now;
    const seen = known.get(token.id);
    if (seen?.version === token.version) return Math.min(byWall, seen.endsAt - elapsed());
    const obtained = (token.lastRefreshedAt ?? token.grantedAt).getTime();
    // From the future: the clock has gone back since, and nobody knows how far. Then it is not trusted.
    const trusted = obtained > now + TOLERANCE ? 0 : byWall;
    if (!seen || seen.version < token.version)
      known.set(token.id, { version: token.version, endsAt: elapsed() + trusted });
    return trusted;
  }

  return {
    left,

    /** A refresh of ours has brought a token; `begun` is when it was asked for, in elapsed time. */
    brought(id: string, version: number, { begun, lifeMs }: { begun: number; lifeMs: number }) {
      const endsAt = begun + lifeMs;
      const at = elapsed();
      const keptUntil = Math.max(at + SHORTEST_SPACING, Math.min(at + SPACING, endsAt));
      known.set(id, { version, endsAt, brought: { at, keptUntil } });
    },

    /** Whether newer tokens than these have been seen. */
    isOutdated: ({ id, version }: Pick<Aged, 'id' | 'version'>): boolean =>
      (known.get(id)?.version ?? version) > version,

    /** Milliseconds until this token may be replaced; 0: now. */
    spacing({ id, version }: Pick<Aged, 'id' | 'version'>): number {
      const seen = known.get(id);
      if (seen?.version !== version || !seen.brought) return 0;
      return Math.max(0, seen.brought.keptUntil - elapsed());
    },

    /** Milliseconds since a refresh of ours has brought it; 0 where none has. */
    age: ({ id }: Pick<Aged, 'id'>): number =>
      elapsed() - (known.get(id)?.brought?.at ?? elapsed()),

    /** What is left of a token that may not be replaced yet, whatever the wall clock says. */
    elapsedLeft: ({ id, version }: Pick<Aged, 'id' | 'version'>): number => {
      const seen = known.get(id);
      return seen?.version === version ? seen.endsAt - elapsed() : 0;
    },
  };
}
