import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, signIn, type Person } from '../testkit/people.js';

const AGAIN = { code: 'FORBIDDEN', extensions: { reason: 'REAUTHENTICATE' } };
const UPDATE = `mutation ($id: ID!, $role: Role, $enabled: Boolean) { updateUser(id: $id, role: $role, enabled: $enabled) { role enabled } }`;
const REAUTHENTICATE = `mutation ($password: String!) { reauthenticate(password: $password) }`;
const WEBHOOK =
  'createAlertChannel(input: { type: WEBHOOK, name: "a", url: "https://hooks.example/" }) { channel { id } }';

let mailkey: Mailkey;
let stale: Api;
let ana: Person;
let ben: Person;
let channel: string;
let ahead = 0;

beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock } });
  stale = await mailkey.signedIn();
  const person = { admin: stale, role: 'OPERATOR' } as const;
  ana = await createPerson(mailkey, { ...person, email: 'ana@example.org' });
  ben = await createPerson(mailkey, { ...person, email: 'ben@example.org' });
  await stale.ask(UPDATE, { id: ben.id, enabled: false });
  channel = (await stale.ask(`mutation { ${WEBHOOK} }`)).createAlertChannel.channel.id;
  // Signed in still, and the password was shown too long ago.
  ahead += 16 * 60_000;
});
afterAll(() => mailkey.close());

describe('S11 an admin session that was left open', () => {
  it.each<[string, () => string]>([
    ['invites nobody', () => 'inviteUser(email: "c@example.org", role: VIEWER) { url }'],
    ['resets nobody', () => `resetUser(id: "${ana.id}") { url }`],
    ['makes nobody an admin', () => `updateUser(id: "${ana.id}", role: ADMIN) { id }`],
    ['enables nobody', () => `updateUser(id: "${ben.id}", enabled: true) { id }`],
    [
      'raises nobody who stays disabled',
      () => `updateUser(id: "${ben.id}", role: ADMIN, enabled: false) { id }`,
    ],
    ['makes no key', () => 'createApiKey(input: { name: "a", scopes: [READ] }) { key }'],
    ['rotates no key', () => 'rotateDataKey { fingerprint }'],
    ['adds no alert channel', () => WEBHOOK],
    [
      'leads no alert channel elsewhere',
      () => `updateAlertChannel(id: "${channel}", input: { url: "https://other.example/" }) { id }`,
    ],
    ['renews no secret', () => `renewAlertChannelSecret(id: "${channel}") { secret }`],
    ['silences no alerts', () => `deleteAlertChannel(id: "${channel}")`],
    ['makes no calendar feed', () => 'createCalendarFeed { url }'],
    ['begins no second factor', () => 'beginTotp { secret }'],
  ])('%s before the password is shown again', async (_, mutation) => {
    await expect(stale.ask(`mutation { ${mutation()} }`)).rejects.toMatchObject(AGAIN);
  });

  it('has its refusals in the audit log, with the person that was meant', async () => {
    const query = `{ auditEvents(first: 100, action: "mutation.updateUser") { nodes { outcome subjectKind subjectId } } }`;
    const { auditEvents } = await stale.ask(query);
    expect(auditEvents.nodes).toContainEqual(
      expect.objectContaining({ outcome: 'DENIED', subjectId: ana.id }),
    );
  });

  it('closes doors at once: a lower role, a disabled person, ended sessions', async () => {
    expect(await stale.ask(UPDATE, { id: ana.id, role: 'VIEWER' })).toMatchObject({
      updateUser: { role: 'VIEWER' },
    });
    await stale.ask(`mutation { endSessions(userId: "${ana.id}") { id } }`);
    expect(await stale.ask(UPDATE, { id: ana.id, enabled: false })).toMatchObject({
      updateUser: { enabled: false },
    });
  });

  it('opens them once the password is shown', async () => {
    await stale.ask(REAUTHENTICATE, ADMIN);
    await stale.ask(UPDATE, { id: ana.id, role: 'OPERATOR', enabled: true });
    expect(await (await signIn(mailkey, ana)).ask('{ me { role } }')).toEqual({
      me: { role: 'OPERATOR' },
    });
  });
});
