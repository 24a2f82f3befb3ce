import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '@mailkey/server/wiring/schema';
import { createApi, type Api } from '../testkit/api.js';
import { changeBehindItsBack } from '../testkit/behind-its-back.js';
import { actionDrives } from '../testkit/action-drives.js';
import { alertDrives } from '../testkit/alert-drives.js';
import { CLIENT, decideConsent, EVENTS, MAILBOX, validated } from '../testkit/audited.js';
import type { Drives, Told } from '../testkit/audited.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { defaultGrantId, takeToken } from '../testkit/sandbox-access.js';
import { createPerson, createProgram, signIn, tokenOf, type Person } from '../testkit/people.js';
import { codeOf } from '../testkit/totp.js';

let mailkey: Mailkey;
let admin: Api;
let ana: Person;
const ids = {
  consentInvitation: '',
  action: '',
  client: '',
  mailbox: '',
  sandboxClient: '',
  sandboxMailbox: '',
  run: '',
  key: '',
  channel: '',
  delivery: '',
  session: '',
};
const kept = { invitation: '', secret: '' };

const ask = async (mutation: string, api = admin) =>
  Object.values(await api.ask(`mutation { ${mutation} }`))[0] as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many shapes

const decide = (verb: 'confirm' | 'refuse') => decideConsent(mailkey, ids.sandboxClient, verb);

/** Each mutation once, in an order in which one makes what the next one needs, and what the log tells of it. */
const DRIVES: Drives = {
  login: { action: 'session.start', drive: () => signIn(mailkey, ana) },
  reauthenticate: {
    action: 'session.reauthenticate',
    drive: () => ask(`reauthenticate(password: "${ana.password}")`, ana.api),
  },
  changePassword: {
    action: 'user.change-password',
    drive: () =>
      ask(`changePassword(current: "${ana.password}", next: "kT9#vL2qWm4x") { id }`, ana.api),
  },
  beginTotp: {
    action: 'user.begin-totp',
    drive: async () => (kept.secret = (await ask('beginTotp { secret }', ana.api)).secret),
  },
  confirmTotp: {
    action: 'user.enable-totp',
    drive: () => ask(`confirmTotp(code: "${codeOf(kept.secret)}") { id }`, ana.api),
  },
  disableTotp: {
    action: 'user.disable-totp',
    drive: () => ask('disableTotp(password: "kT9#vL2qWm4x") { id }', ana.api),
  },
  inviteUser: {
    action: 'user.invite',
    drive: async () =>
      (kept.invitation = tokenOf(
        (await ask('inviteUser(email: "ben@example.org", role: VIEWER) { url }')).url,
      )),
  },
  acceptInvitation: {
    action: 'user.join',
    drive: () =>
      ask(
        `acceptInvitation(token: "${kept.invitation}", password: "wL4!nR8zQp1v") { id }`,
        createApi(mailkey.url),
      ),
  },
  updateUser: {
    action: 'user.update',
    drive: () => ask(`updateUser(id: "${ana.id}", role: OPERATOR) { id }`),
  },
  endSessions: {
    action: 'user.end-sessions',
    drive: () => ask(`endSessions(userId: "${ana.id}") { id }`),
  },
  endSession: {
    action: 'session.end',
    drive: async () => {
      const api = await signIn(mailkey, { email: ana.email, password: 'kT9#vL2qWm4x' });
      return ask(`endSession(id: "${(await api.ask('{ sessions { id } }')).sessions[0].id}")`);
    },
  },
  resetUser: { action: 'user.reset', drive: () => ask(`resetUser(id: "${ana.id}") { url }`) },
  // prettier-ignore
  newOAuthClientDraft: { action: 'oauth-client.reserve', drive: () => ask('newOAuthClientDraft { id }') },
  createOAuthClient: {
    action: 'oauth-client.create',
    drive: async () =>
      (ids.client = (await ask(`createOAuthClient(input: { name: "C", ${CLIENT} }) { id }`)).id),
  },
  updateOAuthClient: {
    action: 'oauth-client.update',
    drive: () =>
      ask(
        `updateOAuthClient(id: "${ids.client}", input: { name: "D", clientId: "x", clientSecret: "canary-secret-2" }) { id }`,
      ),
  },
  setNextClientSecret: {
    action: 'oauth-client.set-next-secret',
    drive: () => ask(`setNextClientSecret(id: "${ids.client}", secret: "canary-secret-3") { id }`),
  },
  confirmEndpoints: {
    action: 'oauth-client.confirm-endpoints',
    drive: () => ask(`confirmEndpoints(oauthClientId: "${ids.client}") { id }`),
  },
  confirmIssuer: {
    action: 'oauth-client.confirm-issuer',
    drive: async () => {
      await changeBehindItsBack(
        mailkey.config.databasePath,
        `UPDATE "oauth_client" SET "refusedIssuer" = 'https://id.example' WHERE "id" = '${ids.client}'`,
      );
      const its = `oauthClientId: "${ids.client}", issuer: "https://id.example"`;
      return ask(`confirmIssuer(${its}) { id }`);
    },
  },
  // Without a grant nothing is proved; the switch is in secret-change.test.ts.
  promoteNextClientSecret: {
    action: 'oauth-client.prove-secret',
    drive: () => ask(`promoteNextClientSecret(id: "${ids.client}") { id }`),
  },
  discardNextClientSecret: {
    action: 'oauth-client.discard-next-secret',
    drive: () => ask(`discardNextClientSecret(id: "${ids.client}") { id }`),
  },
  dropFormerClientSecret: {
    action: 'oauth-client.drop-former-secret',
    drive: () => ask(`dropFormerClientSecret(id: "${ids.client}") { id }`),
  },
  deleteOAuthClient: {
    action: 'oauth-client.delete',
    drive: () => ask(`deleteOAuthClient(id: "${ids.client}")`),
  },
  createMailbox: {
    action: 'mailbox.create',
    drive: async () =>
      (ids.mailbox = (await ask(`createMailbox(input: { ${MAILBOX} }) { id }`)).id),
  },
  updateMailbox: {
    action: 'mailbox.update',
    drive: () =>
      ask(
        `updateMailbox(id: "${ids.mailbox}", input: { name: "N", password: "canary-password-2" }) { id }`,
      ),
  },
  confirmMailHosts: {
    action: 'mailbox.confirm-hosts',
    drive: () => ask(`confirmMailHosts(mailboxId: "${ids.mailbox}") { id }`),
  },
  deleteMailbox: {
    action: 'mailbox.delete',
    drive: () => ask(`deleteMailbox(id: "${ids.mailbox}")`),
  },
  trySandbox: {
    action: 'oauth-client.create',
    drive: async () => {
      const made = await ask('trySandbox { oauthClient { id } mailboxes { id } }');
      ids.sandboxClient = made.oauthClient.id;
      ids.sandboxMailbox = made.mailboxes[0].id;
    },
  },
  validateOAuthClient: {
    action: 'oauth-client.validate',
    drive: async () =>
      (ids.run = (
        await ask(`validateOAuthClient(id: "${ids.sandboxClient}") { run { id } }`)
      ).run.id),
  },
  createConsentInvitation: {
    action: 'consent-invitation.create',
    drive: async () =>
      (ids.consentInvitation = (
        await ask(
          `createConsentInvitation(oauthClientId: "${ids.sandboxClient}") { invitation { id } }`,
        )
      ).invitation.id),
  },
  // prettier-ignore
  revokeConsentInvitation: { action: 'consent-invitation.revoke', drive: () => ask(`revokeConsentInvitation(id: "${ids.consentInvitation}") { id }`) },
  cancelRun: { action: 'run.cancel', drive: () => ask(`cancelRun(id: "${ids.run}") { id }`) },
  // prettier-ignore
  checkMailbox: { action: 'mailbox.check', drive: () => ask(`checkMailbox(id: "${ids.sandboxMailbox}") { id }`) },
  ...actionDrives(ask, ids, { database: () => mailkey.config.databasePath, api: () => admin }),
  recheckMailboxes: { action: 'mailbox.recheck', drive: () => ask('recheckMailboxes { count }') },
  issueAccessToken: {
    action: 'access-token.issue',
    drive: () => consents().then(() => take('issueAccessToken(mailboxId: $) { username }')),
  },
  issueAccessTokens: {
    action: 'access-token.issue',
    drive: () => take('issueAccessTokens(mailboxIds: [$]) { mailboxId }'),
  },
  refuseConsent: { action: 'oauth-client.refuse-consent', drive: () => decide('refuse') },
  confirmConsent: { action: 'oauth-client.confirm-consent', drive: () => decide('confirm') },
  renewGrant: {
    action: 'grant.renew',
    drive: async () => ask(`renewGrant(id: "${await grantId()}") { outcome }`),
  },
  revokeGrant: {
    action: 'grant.revoke',
    drive: async () => ask(`revokeGrant(id: "${await grantId()}") { id }`),
  },
  createApiKey: {
    action: 'api-key.create',
    drive: async () => (ids.key = (await createProgram(mailkey, admin, { scopes: ['READ'] })).id),
  },
  createCalendarFeed: {
    action: 'calendar-feed.create',
    drive: () => ask('createCalendarFeed { url }'),
  },
  revokeCalendarFeed: { action: 'calendar-feed.revoke', drive: () => ask('revokeCalendarFeed') },
  revokeApiKey: { action: 'api-key.revoke', drive: () => ask(`revokeApiKey(id: "${ids.key}")`) },
  revokeApiKeys: {
    action: 'api-key.revoke',
    drive: async () => {
      const { id } = await createProgram(mailkey, admin, { scopes: ['READ'] });
      await ask(`revokeApiKeys(ids: ["${id}"])`);
    },
  },
  dismissAdminNotice: {
    action: 'admin-notice.dismiss',
    drive: async () => {
      const other = { admin, email: 'other-admin@example.org', role: 'ADMIN' } as const;
      const { api } = await createPerson(mailkey, other);
      await ask('inviteUser(email: "third-admin@example.org", role: ADMIN) { url }', api);
      const { adminNotices } = await admin.ask('{ adminNotices { id } }');
      await ask(`dismissAdminNotice(id: "${adminNotices[0].id}")`);
    },
  },
  ...alertDrives(ask, ids),
  rotateDataKey: { action: 'data-key.rotate', drive: () => ask('rotateDataKey { fingerprint }') },
  logout: { action: 'session.end', drive: async () => ask('logout', await mailkey.signedIn()) },
  // The admin of the environment was made at the start; the one-time link is in access.test.ts.
  setUp: { action: 'user.set-up', drive: () => Promise.resolve() },
};

const take = (field: string) => takeToken(mailkey, admin, { field, mailboxId: ids.sandboxMailbox });
const consents = () => validated(admin, ids.sandboxClient);
const grantId = () => defaultGrantId(admin, ids.sandboxClient);
const told = async (): Promise<Told[]> => (await admin.ask(EVENTS)).auditEvents.nodes;
beforeAll(async () => {
  mailkey = await startMailkey();
  admin = await mailkey.signedIn();
  ana = await createPerson(mailkey, { admin, email: 'ana@example.org', role: 'VIEWER' });
});
afterAll(() => mailkey.close());

describe('L1 the audit log', () => {
  it('has a line in this suite for every mutation of the schema', () => {
    const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    expect(Object.keys(DRIVES).sort()).toEqual(mutations.sort());
  });

  it.each(Object.entries(DRIVES))('tells of %s', async (_name, { action, drive }) => {
    const before = await total(action);
    const wasThere = action === 'user.set-up';
    await drive();
    expect((await total(action)) - before).toBe(wasThere ? 0 : 1);
    const event = (await told()).find((one) => one.action === action);
    expect(event).toMatchObject({
      outcome: 'DONE',
      ...(!wasThere && { ip: expect.stringMatching(/127|::1/) as unknown }),
    });
    expect(event?.actorKind).toBe(
      wasThere ? 'system' : action === 'access-token.issue' ? 'api-key' : 'user',
    );
  });

  it('tells of an access that was granted, which nobody here did', async () => {
    const granted = (await told()).filter(({ action }) => action === 'oauth-client.granted');
    expect(granted).toMatchObject([{ actorKind: 'system', subjectName: 'Sandbox' }]);
  });

  it('names the fields that changed, and never what is in them', async () => {
    const of = async (action: string) =>
      (await admin.ask(`{ auditEvents(action: "${action}") { nodes { fields subjectName } } }`))
        .auditEvents.nodes[0];
    expect(await of('oauth-client.update')).toEqual({
      subjectName: 'D',
      fields: ['name', 'clientSecret'],
    });
    expect(await of('mailbox.update')).toEqual({ subjectName: 'N', fields: ['name', 'password'] });
    const everything = JSON.stringify(await told());
    for (const value of ['canary', 'kT9#', 'wL4!', kept.secret])
      expect(everything).not.toContain(value);
  });
});

async function total(action: string): Promise<number> {
  return (await admin.ask(`{ auditEvents(action: "${action}") { totalCount } }`)).auditEvents
    .totalCount;
}
