import 'reflect-metadata';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpool, type Spool } from '@mailkey/server/features/grants/refresh/spool.store';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFastProvider, type FastProvider } from '../testkit/fast-provider.js';
import { openGrantStage, tokensOf, type GrantStage } from '../testkit/grant-stage.js';

const MINUTE = 60_000;
const KIB = 1024;
let folder: string;
let path: string;
let spool: Spool;
let all: Spool[];
let provider: FastProvider;
let stage: GrantStage;
let id: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-spool-'));
  path = join(folder, 'mailkey.sqlite.spool');
  [provider, stage] = await Promise.all([startFastProvider(), openGrantStage()]);
  all = [];
  spool = await opened();
  [id = ''] = await stage.put([provider.url]);
  stage.pass(61 * MINUTE);
});
afterEach(async () => {
  await takesTokens();
  await stage.close();
  await Promise.all(all.map((one) => one.close()));
  provider.close();
  await rm(folder, { recursive: true });
});

async function opened(): Promise<Spool> {
  const made = await openSpool(path, { keyring: stage.storage.keyring, log: stage.log });
  if (!made) throw new Error('no spool');
  all.push(made);
  return made;
}

/** As on a full disk: a lease fits in, new tokens do not. */
const takesNoTokens = () =>
  stage.database.transaction((manager) =>
    manager.query(`CREATE TRIGGER full BEFORE UPDATE OF "sealedAccessToken" ON "oauth_grant"
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`),
  );
const takesTokens = () =>
  stage.database.transaction((manager) => manager.query('DROP TRIGGER IF EXISTS full'));
const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 10_000, interval: 50 });

type Flow = GrantStage['flow'];
async function askBriefly(flow: Flow): Promise<string> {
  const deadline = createDeadline(300, stage.clock);
  const got = await flow.accessTokenFor({ oauthClientId: id }, deadline);
  return got.kind === 'token' ? got.accessToken.reveal() : (got.code ?? got.reason);
}

describe('tokens that the database does not take', () => {
  it('are held, make the health red, and are stored when there is room again', async () => {
    const flow = stage.start(spool);
    await takesNoTokens();
    expect(await askBriefly(flow)).toBe('REFRESH_IN_PROGRESS');
    await eventually(() => expect(flow.isHolding()).toBe(true));
    await eventually(async () => expect(await spool.read()).toHaveLength(1));
    await takesTokens();
    await eventually(() => expect(flow.isHolding()).toBe(false));
    expect(await askBriefly(flow)).toBe('at-1');
    expect(await spool.read()).toEqual([]);
    expect(provider.requests).toHaveLength(1);
    await flow.close();
  });

  it('are in the spool file, sealed, and outlive the process', async () => {
    const dead = stage.start(spool);
    await takesNoTokens();
    await askBriefly(dead);
    await eventually(async () => expect(await spool.read()).toHaveLength(1));
    const written = (await readFile(path)).toString('latin1');
    expect(written).toMatch(/^mailkey-spool|mailkey-spool \d+ \d+\nv1\./);
    expect(written).not.toMatch(/at-1|rotated-1|sealedAccessToken/);

    // The process is gone: another one opens the same file, and nobody asks with the used token.
    const again = stage.start(await opened());
    await again.resume();
    expect(again.isHolding()).toBe(true);
    expect(await askBriefly(again)).toBe('REFRESH_IN_PROGRESS');
    expect(provider.requests).toHaveLength(1);
    await takesTokens();
    await eventually(() => expect(again.isHolding()).toBe(false));
    expect(await askBriefly(again)).toBe('at-1');
    expect(stage.grants.refreshToken(await stage.of(id))?.reveal()).toBe('rotated-1');
    expect(provider.presentedTwice()).toEqual([]);
    await again.close();
  });

  it('are dropped where a new validation has taken the place of their grant', async () => {
    const dead = stage.start(spool);
    await takesNoTokens();
    await askBriefly(dead);
    await eventually(async () => expect(await spool.read()).toHaveLength(1));
    await takesTokens();
    await stage.change(id, { grantId: 'another', version: 7 });
    const again = stage.start(await opened());
    await again.resume();
    await eventually(() => expect(again.isHolding()).toBe(false));
    expect(await stage.of(id)).toMatchObject({ grantId: 'another', version: 7 });
    await Promise.all([dead.close(), again.close()]);
  });
});

describe('spooled tokens that no key opens', () => {
  it('hold up neither the start nor those of others, and stay in the spool', async () => {
    const [other = ''] = await stage.put([provider.url]);
    const grant = await stage.of(other);
    const told = { secretId: null, nextAttemptAt: stage.clock() };
    const columns = stage.grants.refreshed(grant, { ...tokensOf('late', stage.clock()), ...told });
    const unreadable = {
      grant: await spooled(id),
      columns: { sealedAccessToken: 'v1.gone.aaaaaaaaaaaaaaaa.aaaa' },
    };
    await spool.write([unreadable, { grant: await spooled(other), columns }]);
    const flow = stage.start(await opened());
    await flow.resume();
    await eventually(() => expect(flow.isHolding()).toBe(false));
    expect(stage.grants.accessToken(await stage.of(other))?.reveal()).toBe('at-late');
    await eventually(async () => expect(await (await opened()).read()).toEqual([unreadable]));
    await stage.change(id, { version: 7 });
    const again = stage.start(await opened());
    await again.resume();
    await eventually(async () => expect(await (await opened()).read()).toEqual([]));
    await Promise.all([flow.close(), again.close()]);
  });

  async function spooled(oauthClientId: string) {
    const { id, grantId, version } = await stage.of(oauthClientId);
    return { id, grantId, version };
  }
});

describe('the spool file', () => {
  const record = (name: string) => ({
    grant: { id: name, grantId: 'g', version: 1, sealedRefreshToken: 'v1.x' },
    columns: { lastRefreshedAt: new Date(7), sealedAccessToken: 'v1.y', failCount: 0 },
  });

  it('has its room from the beginning, for its owner only', async () => {
    const { size, blocks, mode } = await stat(path);
    expect(size).toBe(256 * KIB);
    expect(blocks * 512).toBeGreaterThanOrEqual(256 * KIB);
    expect(mode & 0o777).toBe(0o600);
  });

  it('gives back what was written last, times as times', async () => {
    expect(await spool.read()).toEqual([]);
    await spool.write([record('a')]);
    await spool.write([record('a'), record('b')]);
    expect(await (await opened()).read()).toEqual([record('a'), record('b')]);
    expect((await stat(path)).size).toBe(256 * KIB);
  });

  it('has what was there before when a write is cut off in its middle', async () => {
    await spool.write([record('a')]);
    await spool.write([record('b')]);
    const file = await open(path, 'r+');
    // The second write went to the first half; its end did not reach the disk.
    await file.write(Buffer.alloc(40), 0, 40, 100);
    await file.close();
    expect(await (await opened()).read()).toEqual([record('a')]);
  });

  it('says so when something is too large for it, and keeps what it has', async () => {
    await spool.write([record('a')]);
    expect(await spool.write(Array.from({ length: 2_000 }, () => record('b')))).toBe(false);
    expect(await spool.read()).toEqual([record('a')]);
  });
});
