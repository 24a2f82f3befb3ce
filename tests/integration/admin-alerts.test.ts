import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, type Person } from '../testkit/people.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const NOTICES = '{ adminNotices { id change email by } }';
const INVITE = `mutation ($email: String!, $role: Role!) { inviteUser(email: $email, role: $role) { user { id } } }`;
const UPDATE = `mutation ($id: ID!, $role: Role, $enabled: Boolean) { updateUser(id: $id, role: $role, enabled: $enabled) { id } }`;
const RESET = `mutation ($id: ID!) { resetUser(id: $id) { url } }`;
const DISMISS = 'mutation ($id: ID!) { dismissAdminNotice(id: $id) }';

let mailkey: Mailkey;
let receiver: Receiver;
let first: Api;
let second: Person;
let count = 0;

beforeAll(async () => {
  receiver = await startReceiver();
  const env = { SANDBOX: 'off', ALLOW_INSECURE_PROVIDERS: 'true' };
  mailkey = await startMailkey({ env: { ...env, EGRESS_ALLOW_CIDRS: '127.0.0.0/8' } });
  first = await mailkey.signedIn();
  second = await createPerson(mailkey, {
    admin: first,
    email: 'second@example.org',
    role: 'ADMIN',
  });
  await first.ask(
    'mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { secret } }',
    { input: { type: 'WEBHOOK', name: 'Desk', url: receiver.url } },
  );
});
beforeEach(async () => {
  for (const api of [first, second.api])
    for (const { id } of (await api.ask(NOTICES)).adminNotices) await api.ask(DISMISS, { id });
});
afterAll(async () => Promise.all([mailkey.close(), receiver.close()]));

const somebody = (role: 'VIEWER' | 'ADMIN') =>
  createPerson(mailkey, { admin: first, email: `person-${++count}@example.org`, role });

/** What the receiver gets of what `act` does, as kinds and facts. */
async function sentBy(act: () => Promise<unknown>, letters = 1) {
  const before = receiver.received.length;
  await act();
  await receiver.until(before + letters);
  return receiver.received
    .slice(before)
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

describe('S15 that an admin is made, reset or enabled', () => {
  it('is told by the channels and to every other admin, by an invitation', async () => {
    const email = `invited-${++count}@example.org`;
    const [sent] = await sentBy(() => first.ask(INVITE, { email, role: 'ADMIN' }));
    expect(sent).toMatchObject({
      kind: 'admin.made',
      severity: 'WARNING',
      title: `${email} was made an administrator by ${ADMIN.email}`,
      url: `${mailkey.url}/settings/people`,
      facts: { email, byEmail: ADMIN.email },
    });
    expect((await second.api.ask(NOTICES)).adminNotices).toMatchObject([
      { change: 'MADE', email, by: ADMIN.email },
    ]);
    expect((await first.ask(NOTICES)).adminNotices).toEqual([]);
  });

  it('is told by a higher role, also of somebody who stays disabled', async () => {
    const { id, email } = await somebody('VIEWER');
    const change = { id, role: 'ADMIN', enabled: false };
    const [sent] = await sentBy(() => second.api.ask(UPDATE, change));
    expect(sent).toMatchObject({ kind: 'admin.made', facts: { email, byEmail: second.email } });
    const [enabled] = await sentBy(() => first.ask(UPDATE, { id, enabled: true }));
    expect(enabled).toMatchObject({ kind: 'admin.enabled', facts: { email } });
    expect((await first.ask(NOTICES)).adminNotices).toMatchObject([{ change: 'MADE', email }]);
    expect((await second.api.ask(NOTICES)).adminNotices).toMatchObject([
      { change: 'ENABLED', email },
    ]);
    await first.ask(UPDATE, { id, role: 'VIEWER' });
  });

  it('is told by a reset, and by a new link for an admin who has not come yet', async () => {
    const { id, email } = await somebody('ADMIN');
    const [reset] = await sentBy(() => second.api.ask(RESET, { id }));
    expect(reset).toMatchObject({ kind: 'admin.reset', facts: { userId: id } });
    const [again] = await sentBy(() => second.api.ask(INVITE, { email, role: 'ADMIN' }));
    expect(again).toMatchObject({ kind: 'admin.made', facts: { userId: id } });
    const changes = (await first.ask(NOTICES)).adminNotices.map(
      ({ change }: { change: string }) => change,
    );
    expect(changes.sort()).toEqual(['MADE', 'RESET']);
    await first.ask(UPDATE, { id, role: 'VIEWER' });
  });

  it('is told of nobody else, and of nothing that closes doors', async () => {
    const viewer = await somebody('VIEWER');
    const admin = await somebody('ADMIN');
    for (const { id } of (await second.api.ask(NOTICES)).adminNotices)
      await second.api.ask(DISMISS, { id });
    await first.ask(RESET, { id: viewer.id });
    await first.ask(UPDATE, { id: viewer.id, role: 'OPERATOR' });
    for (const enabled of [false, true]) await first.ask(UPDATE, { id: viewer.id, enabled });
    await first.ask(UPDATE, { id: admin.id, enabled: false });
    await first.ask(UPDATE, { id: admin.id, role: 'VIEWER' });
    expect((await second.api.ask(NOTICES)).adminNotices).toEqual([]);
  });

  it('stays for each admin until that one has seen it, and twenty at most', async () => {
    const third = await somebody('ADMIN');
    const { adminNotices: told } = await second.api.ask(NOTICES);
    await expect(third.api.ask(DISMISS, { id: told[0].id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await second.api.ask(NOTICES)).adminNotices).toEqual(told);
    const { id } = await somebody('VIEWER');
    for (let i = 0; i < 12; i++) {
      await first.ask(UPDATE, { id, role: 'ADMIN' });
      await first.ask(UPDATE, { id, role: 'VIEWER' });
      await first.ask(INVITE, { email: `many-${i}@example.org`, role: 'ADMIN' });
    }
    expect((await second.api.ask(NOTICES)).adminNotices).toHaveLength(20);
    await first.ask(UPDATE, { id: third.id, role: 'VIEWER' });
  });
});
