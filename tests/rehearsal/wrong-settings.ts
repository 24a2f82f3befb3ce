import type { DiagnosisSeen } from '../testkit/journey.js';
import { ANA, goodServers, type Stage } from './stage.js';

const BEN = 'ben@sandbox.test';
const SHARED = 'support@sandbox.test';
const NOBODY = '11111111-2222-4333-8444-555555555555';

type Rehearse = (stage: Stage) => Promise<DiagnosisSeen[]>;

const validating =
  (change: (stage: Stage) => object): Rehearse =>
  async (stage) =>
    (await stage.validated({ ...stage.settings('SANDBOX'), ...change(stage) })).diagnoses;

const checking =
  (person: string, mailbox: (stage: Stage) => object): Rehearse =>
  async (stage) => {
    const { clientId } = await stage.validated(stage.settings('SANDBOX'), { person });
    return (await stage.checked(clientId, mailbox(stage))).diagnoses;
  };

const atTenant =
  (tenant: string) =>
  ({ journey: { sandbox } }: Stage) => ({
    tenant,
    authorizeUrl: sandbox.authorizeUrl.replace(sandbox.tenant, tenant),
    accessTokenUrl: sandbox.accessTokenUrl.replace(sandbox.tenant, tenant),
  });

const outgoing = ({ journey }: Stage, username: string, fromAddress: string) => ({
  outgoing: { ...goodServers(journey).outgoing, username, fromAddress },
});

/** How each failure of the settings is brought about, by the scenario's name. */
export const wrongSettings: Record<string, Rehearse> = {
  'shared-login-at-smtp': checking(ANA, (stage) => ({
    address: SHARED,
    ...outgoing(stage, SHARED, SHARED),
  })),
  'shared-without-access': checking(BEN, (stage) => ({
    address: SHARED,
    ...outgoing(stage, BEN, BEN),
  })),
  'foreign-sender': checking(ANA, (stage) => outgoing(stage, ANA, BEN)),
  'secret-of-nobody': validating(() => ({ clientSecret: 'xyz8Q~not-the-right-one' })),
  'secret-out-of-date': validating(({ journey }) => ({
    clientSecret: journey.sandbox.expiredClientSecret,
  })),
  'client-of-nobody': validating(() => ({ clientId: NOBODY })),
  'tenant-common': validating(atTenant('common')),
  'tenant-of-nobody': validating(atTenant(NOBODY)),
  'scopes-with-comma': validating(() => ({ scopeSeparator: 'COMMA' })),
  'two-resources': validating(({ journey }) => ({
    scopes: [...journey.sandbox.scopes, 'https://graph.microsoft.com/User.Read'],
  })),
};
