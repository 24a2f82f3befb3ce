import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewGrant } from '@mailkey/server/features/grants/granted';
import { WaitingConsent } from '@mailkey/server/features/grants/waiting-consent.entity';
import { createConsentStore } from '@mailkey/server/features/grants/waiting-consent.store';
import { newGrant, tokensOf } from '../testkit/grant-stage.js';
import { openRevocationStage, type RevocationStage } from '../testkit/revocation-stage.js';

const BEN = { account: 'ben@example.org', subjects: [{ of: 'id as', is: 'ben' }] };

let stage: RevocationStage;
let consents: ReturnType<typeof createConsentStore>;
let oauthClientId: string;

beforeEach(async () => {
  stage = await openRevocationStage();
  const { storage, clock, log } = stage.stage;
  consents = createConsentStore({ ...storage, clock, log, revocations: stage.start() });
  [oauthClientId = ''] = await stage.put();
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
