import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servers } from './servers.js';
import { openStage, type Stage } from './stage.js';

/** Minutes; the access tokens of all these servers have ended by then. */
const LONGEST_LIFE = 11 * 60;

/** All of them with `npm run providers`; those that need little time always. */
const wanted = servers.filter(({ always }) => always || process.env['PROVIDERS'] === 'all');

describe.each(wanted)('$version', (server) => {
  const missing = server.missing?.();
  if (missing) console.warn(`Skipped: ${server.name}: ${missing}`);

  describe.skipIf(missing !== undefined)('as an admin meets it', () => {
    let stage: Stage;
    let id: string;
    let program: Awaited<ReturnType<Stage['addProgram']>>;
    beforeAll(async () => {
      stage = await openStage(server);
    });
    afterAll(() => stage?.close());

    const grantOf = async (client: string) => (await stage.list(client))[0];

    // First: some ask a person who has agreed once no more.
    it('tells a person’s no as a person’s no', async () => {
      const refused = stage.validate(await stage.addClient(), 'deny');
      if (server.denial === 'PAGE') return expect(refused).rejects.toThrow('still at');
      const { status, diagnoses } = await refused;
      expect(status).toBe(server.denial ? 'WARNING' : 'FAILED');
      expect(diagnoses[0]?.code).toBe(server.denial ?? 'user-cancelled-consent');
    });

    it('gives a grant that can be refreshed', async () => {
      id = await stage.addClient();
      const { status, message } = await stage.validate(id);
      expect({ status, message }).toMatchObject({ status: 'SUCCEEDED' });
      const client = await stage.journey.client(id);
      expect(client).toMatchObject({ status: 'VALIDATED' });
      expect(client.grant).toMatchObject({ refreshable: true, missingScopes: [] });
    });

    it('gives tokens that are handed out', async () => {
      program = await stage.addProgram(id);
      const { errors, data } = await program.issue();
      expect(errors).toBeUndefined();
      expect(data?.['issueAccessToken']).toMatchObject({ accessToken: expect.stringMatching(/./) });
    });

    it('tells a wrong secret as a wrong secret', async () => {
      const wrong = await stage.addClient({ clientSecret: 'not-the-secret-of-this-client' });
      const { status, diagnoses } = await stage.validate(wrong);
      expect(status).toBe('FAILED');
      expect(diagnoses[0]?.code).toBe(server.wrongSecret ?? 'client-authentication-failed');
    });

    it('knows the client by Basic, in whichever form it reads that', async () => {
      const basic = await stage.addClient({ clientAuthentication: 'CLIENT_SECRET_BASIC' });
      const { status, message } = await stage.validate(basic);
      expect({ status, message }).toMatchObject({ status: 'SUCCEEDED' });
    });

    it('renews a grant again and again', async () => {
      const { id: grant = '' } = (await grantOf(id)) ?? {};
      for (let times = 0; times < 2; times += 1) {
        stage.clock.forward(2);
        expect(await stage.renew(grant)).toMatchObject({ outcome: 'RENEWED', health: 'HEALTHY' });
      }
      expect((await program.issue()).errors).toBeUndefined();
    });

    it('ends a grant where it can, and says so where it cannot', async () => {
      const other = await stage.addClient();
      await stage.validate(other);
      const { id: grant = '' } = (await grantOf(other)) ?? {};
      const { atProvider, message } = await stage.revoke(grant);
      const expected = server.revokes ? 'REVOKED' : 'NOT_SUPPORTED';
      expect({ atProvider, message }).toMatchObject({ atProvider: expected });
    });

    it('has a grant that it has ended itself known for dead', async () => {
      await stage.running.endGrants();
      await stage.pass(LONGEST_LIFE);
      expect(await needsPerson()).toBe(true);
      expect(await stage.journey.client(id)).toMatchObject({ status: 'NEEDS_ATTENTION' });
      const { errors } = await program.issue();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOKEN_UNAVAILABLE' });
    });

    /** At once where the answer says so; where nobody can place it, after the same answer for a while. */
    async function needsPerson(): Promise<boolean> {
      const { id: grant = '' } = (await grantOf(id)) ?? {};
      for (let tries = 0; tries < (server.deathIsSilent ? 5 : 1); tries += 1) {
        if (tries > 0) await stage.pass(40);
        if ((await stage.renew(grant)).health === 'REAUTH_REQUIRED') return true;
      }
      return false;
    }
  });
});
