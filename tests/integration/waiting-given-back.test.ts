import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewGrant } from '@mailkey/server/features/grants/granted';
import { WaitingConsent } from '@mailkey/server/features/grants/waiting-consent.entity';
import { createConsentStore } from '@mailkey/server/features/grants/waiting-consent.store';
import { newGrant, tokensOf } from '../testkit/grant-stage.js';
import { openRevocationStage, type RevocationStage } from '../testkit/revocation-stage.js';

const ANA = { account: 'ana@example.org', subjects: [{ of: 'id as', is: 'ana' }] };
const BEN = { account: 'ben@example.org', subjects: [{ of: 'id as', is: 'ben' }] };
const NOBODY = { account: null, subjects: [] };

let stage: RevocationStage;
let consents: ReturnType<typeof createConsentStore>;
/** Ana's grant is in use there. */
let oauthClientId: string;

beforeEach(async () => {
  stage = await openRevocationStage();
  const { storage, clock, log } = stage.stage;
  const revocations = stage.start();
  consents = createConsentStore({ ...storage, clock, log, revocations, left: () => undefined });
  [oauthClientId = ''] = await stage.put(1, ANA);
});
afterEach(() => stage.close());

/** Waits for the client, or for one mailbox of it; under its tokens' name. */
async function waits(name: string, like: Partial<NewGrant>, mailboxId?: string): Promise<string> {
  const { database, clock, of } = stage.stage;
  const former = await of(oauthClientId);
  const made = newGrant(stage.provider.url, clock());
  const granted = { ...made, ...tokensOf(name, clock()), ...like };
  const waiting = { runId: randomUUID(), version: clock(), granted, former };
  await database.transaction((manager) =>
    consents.hold(manager, { oauthClientId, ...(mailboxId && { mailboxId }) }, waiting),
  );
  return waiting.runId;
}

const drop = (id?: string) =>
  stage.stage.database.transaction((manager) =>
    consents.drop(manager, id ? { id } : { oauthClientId }),
  );

/** What the provider is to be told: which kind of token, and whose. */
const toGiveBack = async () =>
  (await stage.pending()).map(({ hint, identity: { account } }) => `${hint} ${account ?? ''}`);

describe('a consent that nobody will confirm any more', () => {
  it('is revoked where it is certainly of another account than the grants in use', async () => {
    await drop(await waits('1', BEN));
    expect(await toGiveBack()).toEqual(['refresh_token ben@example.org']);
  });

  it('is only forgotten where the end of it may be the end of the grant in use', async () => {
    await drop(await waits('1', ANA));
    await drop(await waits('2', NOBODY));
    expect(await toGiveBack()).toEqual([]);
    expect(await stage.stage.database.read.count(WaitingConsent)).toBe(0);
  });

  it('is only forgotten while another one of the same account waits', async () => {
    await waits('1', BEN);
    const later = await waits('2', BEN);
    const ofMailbox = await waits('3', BEN, randomUUID());
    await drop(later);
    expect(await toGiveBack()).toEqual([]);
    await drop(ofMailbox);
    expect(await toGiveBack()).toEqual(['refresh_token ben@example.org']);
  });

  it('is revoked as the access token that it is, where there is no other', async () => {
    const { clock } = stage.stage;
    const { accessToken, expiresAt } = tokensOf('1', clock()).tokens;
    await drop(await waits('1', { ...BEN, tokens: { accessToken, expiresAt } }));
    expect(await toGiveBack()).toEqual(['access_token ben@example.org']);
  });

  it('holds up nothing where no key opens it any more', async () => {
    const { database } = stage.stage;
    await waits('1', BEN);
    const other = await waits('2', BEN, randomUUID());
    const sealedGrant = 'v1.gone.aaaaaaaaaaaaaaaa.aaaa';
    await database.transaction((manager) =>
      manager.update(WaitingConsent, { oauthClientId }, { sealedGrant }),
    );
    await waits('3', BEN);
    await drop(other);
    await drop();
    expect(await database.read.count(WaitingConsent)).toBe(0);
    expect(await toGiveBack()).toEqual(['refresh_token ben@example.org']);
  });
});
