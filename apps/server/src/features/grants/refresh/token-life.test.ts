import { beforeEach, describe, expect, it } from 'vitest';
import { createTokenLife, type TokenLife } from './token-life.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let wall: number;
let elapsed: number;
let life: TokenLife;
const token = (version = 1, obtained = Date.UTC(2026, 0, 1)) => ({
  id: 'a',
  version,
  grantedAt: new Date(obtained),
  lastRefreshedAt: null,
  accessTokenExpiresAt: new Date(obtained + HOUR),
});

beforeEach(() => {
  wall = Date.UTC(2026, 0, 1);
  elapsed = 5;
  life = createTokenLife({ clock: () => new Date(wall), elapsed: () => elapsed });
});
const pass = (ms: number): void => void ((wall += ms), (elapsed += ms));

describe('what is left of a token', () => {
  it('is what both clocks leave of it', () => {
    expect(life.left(token())).toBe(HOUR);
    pass(10 * MINUTE);
    expect(life.left(token())).toBe(50 * MINUTE);
  });

  it('does not grow when the wall clock goes back', () => {
    life.left(token());
    pass(10 * MINUTE);
    wall -= HOUR;
    expect(life.left(token())).toBe(50 * MINUTE);
  });

  it('shrinks when the wall clock goes ahead: the machine may have slept', () => {
    life.left(token());
    wall += 20 * MINUTE;
    expect(life.left(token())).toBe(40 * MINUTE);
  });

  it('is nothing when the token is from the future and this process has never seen it live', () => {
    expect(life.left(token(1, wall + 10 * MINUTE))).toBe(0);
    expect(life.left({ ...token(1, wall + 1_000), id: 'b' })).toBe(HOUR + 1_000);
  });

  it('counts anew for a newer one, and an older one takes nothing from it', () => {
    life.left(token());
    life.brought('a', 2, { begun: elapsed, lifeMs: 30 * MINUTE });
    expect(life.left({ ...token(2), accessTokenExpiresAt: new Date(wall + HOUR) })).toBe(
      30 * MINUTE,
    );
    life.left(token(1));
    expect(life.left({ ...token(2), accessTokenExpiresAt: new Date(wall + HOUR) })).toBe(
      30 * MINUTE,
    );
  });
});

describe('a token that a refresh has brought', () => {
  it('is not replaced for a minute, whatever the wall clock does', () => {
    life.brought('a', 2, { begun: elapsed, lifeMs: HOUR });
    wall += 10 * HOUR;
    expect(life.spacing(token(2))).toBe(MINUTE);
    expect(life.elapsedLeft(token(2))).toBe(HOUR);
    elapsed += MINUTE;
    expect(life.spacing(token(2))).toBe(0);
  });

  it.each([
    ['at its end', 30, 30],
    ['after ten seconds where it has no life at all', 0, 10],
    ['after a minute where it lives on', 61, 60],
  ])('is replaced %s', (_when, lives, seconds) => {
    life.brought('a', 2, { begun: elapsed, lifeMs: lives * 1000 });
    expect(life.spacing(token(2))).toBe(seconds * 1000);
  });

  it('outdates the ones before it', () => {
    expect(life.isOutdated(token(1))).toBe(false);
    life.brought('a', 2, { begun: elapsed, lifeMs: HOUR });
    expect(life.isOutdated(token(1))).toBe(true);
    expect(life.spacing(token(3))).toBe(0);
  });
});
