import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entra,
  expectRefused,
  issue,
  openReachStage,
  tokenOf,
  type ReachStage,
} from '../testkit/reach-stage.js';

let stage: ReachStage;
beforeAll(async () => (stage = await openReachStage()));
afterAll(() => stage.close());

const byAna = { access_token: entra('ana', 'ana@contoso.test') };
const bySupport = { access_token: entra('support', 'support@contoso.test') };

describe('a token', () => {
  it('T4 is judged by the grant that is there when the token is taken', async () => {
    const made = await stage.make({ tokens: bySupport });
    const { api } = await stage.key([made.mailbox]);
    // Ten ask for it while somebody else takes the place of the person: nobody gets the new token.
    const seen: (string | undefined)[] = [];
    const asking = Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let round = 0; round < 8; round += 1)
          seen.push(tokenOf(await issue(api, made.mailbox)));
      }),
    );
    await stage.consent(made.client, byAna);
    await asking;
    expect(seen).toContain(bySupport.access_token);
    expect(seen).not.toContain(byAna.access_token);
    expectRefused(await issue(api, made.mailbox));
  });

  it('T6 is told to the audit log and to the program, without the name of the person', async () => {
    const people = await stage.make({ tokens: byAna });
    const application = await stage.make({
      client: { grantType: 'CLIENT_CREDENTIALS' },
      tokens: { access_token: 'opaque' },
    });
    const { api, id } = await stage.key([people.mailbox, application.mailbox]);
    for (const [{ mailbox }, why] of [
      [people, 'shared-grant'],
      [application, 'application-grant'],
    ] as const) {
      const answer = await issue(api, mailbox);
      expectRefused(answer);
      expect(JSON.stringify(answer)).not.toContain('ana');
      const query = `query ($id: ID!) { auditEvents(first: 9, action: "access-token", subjectId: $id) {
        nodes { outcome actorId fields } } }`;
      const { auditEvents } = await stage.admin.ask(query, { id: mailbox });
      expect(auditEvents.nodes).toEqual([{ outcome: 'DENIED', actorId: id, fields: [why] }]);
    }
  });
});

describe('T2 a permission', () => {
  it('is for the grant that was shown, and for a mailbox of the key', async () => {
    const made = await stage.make({ tokens: byAna });
    const other = await stage.mailbox(made.client);
    const grantId = await stage.grantOf(made.mailbox);
    for (const [sharedAccess, code] of [
      [[{ mailboxId: made.mailbox, grantId: crypto.randomUUID() }], 'CHANGED'],
      [[{ mailboxId: other, grantId }], 'NOT_LISTED'],
    ] as const)
      await expect(stage.key([made.mailbox], { sharedAccess })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        extensions: { fields: [{ path: 'input.sharedAccess.0', code }] },
      });
  });
});

describe('T5 what a key opens', () => {
  it('is said of the mailbox, and of each key', async () => {
    const made = await stage.make({ tokens: byAna });
    const [plain, permitted, former] = [
      await stage.key([made.mailbox]),
      await stage.permitted(made.mailbox),
      await stage.former(made.mailbox),
    ];
    const opens = 'opens every mailbox that ana@contoso.test may open';
    const query = 'query ($id: ID!) { mailbox(id: $id) { reachOfTokens { kind opens grantId } } }';
    const { mailbox } = await stage.admin.ask(query, { id: made.mailbox });
    const grantId = await stage.grantOf(made.mailbox);
    expect(mailbox.reachOfTokens).toEqual({ kind: 'SHARED', opens, grantId });
    const { apiKeys } = await stage.admin.ask(
      '{ apiKeys { id warning opens { name kind opens permitted } } }',
    );
    const seen = (id: string) => apiKeys.find((key: { id: string }) => key.id === id);
    const one = { name: 'Desk', kind: 'SHARED', opens };
    expect(seen(plain.id)).toMatchObject({ warning: null, opens: [{ ...one, permitted: false }] });
    expect(seen(permitted.id)).toMatchObject({
      warning: null,
      opens: [{ ...one, permitted: true }],
    });
    expect(seen(former.id)).toMatchObject({
      warning: expect.stringContaining('Make a new key') as string,
      opens: [{ ...one, permitted: true }],
    });
  });
});
