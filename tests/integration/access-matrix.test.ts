import { setTimeout as sleep } from 'node:timers/promises';
import { isLeafType, getNamedType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '@mailkey/server/wiring/schema';
import { actionRows } from '../testkit/action-drives.js';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { isKeptOpen } from '../testkit/kept-open.js';
import { createPerson, createProgram } from '../testkit/people.js';

const people = ['viewer', 'operator', 'admin'] as const;
const programs = [
  'READ key',
  'OPERATE key',
  'MANAGE key',
  'ADDRESSES key',
  'TOKENS key',
  'foreign TOKENS key',
] as const;
const everybody = ['anonymous', ...people, ...programs] as const;
const readers = [...people, 'READ key'] as const;
const operators = ['operator', 'admin', 'OPERATE key'] as const;
const managers = ['admin', 'MANAGE key'] as const;
const admins = ['admin'] as const;
type Asker = (typeof everybody)[number];

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ids = {
  own: '',
  foreign: NOBODY,
  foreignSession: NOBODY,
  mailbox: NOBODY,
  client: NOBODY,
  channel: NOBODY,
  failing: NOBODY,
};
const id = () => `(id: "${NOBODY}")`;

interface Row {
  allowed: readonly Asker[];
  args?: () => string;
}

/**
 * Who may use which root field: the whole of it. What is not listed here is denied, and a field that is
 * not listed fails the suite. Where an object decides there is a row for one's own and one for another's.
 */
const MATRIX: Record<string, Row> = {
  'Query.adminNotices': { allowed: admins },
  'Query.alertChannel': { allowed: admins, args: id },
  'Query.alertChannels': { allowed: admins },
  'Query.alertDeliveries': { allowed: admins, args: () => `(channelId: "${NOBODY}")` },
  'Query.apiKeys': { allowed: admins },
  'Query.auditEvents': { allowed: admins },
  'Query.auditLogBegin': { allowed: admins },
  'Query.calendarFeed': { allowed: people },
  'Query.checkSchedule': { allowed: readers },
  'Query.diagnoseText': { allowed: readers, args: () => '(text: "AADSTS50011")' },
  'Query.diagnosisCatalogue': { allowed: readers },
  'Query.expirations': { allowed: readers },
  'Query.fleetDays': { allowed: readers },
  'Query.incident': { allowed: readers, args: id },
  'Query.incidents': { allowed: readers },
  'Query.instance': { allowed: everybody },
  'Query.keys': { allowed: admins },
  'Query.lintOAuthClient': { allowed: readers, args: () => '(input: { name: "a" })' },
  'Query.mailbox': { allowed: readers, args: id },
  'Query.mailboxEditImpact': { allowed: managers, args: () => `(id: "${NOBODY}", input: {})` },
  'Query.mailboxes': { allowed: readers },
  'Query.me': { allowed: everybody },
  'Query.oauthClient': { allowed: readers, args: id },
  'Query.oauthClientEditImpact': {
    allowed: managers,
    args: () => `(id: "${NOBODY}", input: {})`,
  },
  'Query.oauthClients': { allowed: readers },
  'Query.providers': { allowed: readers },
  'Query.run': { allowed: readers, args: id },
  'Query.sessions, own': { allowed: people },
  'Query.sessions, of somebody else': { allowed: admins, args: () => `(userId: "${ids.foreign}")` },
  'Query.users': { allowed: admins },

  'Mutation.acceptInvitation': { allowed: everybody, args: () => '(token: "a", password: "b")' },
  'Mutation.beginTotp': { allowed: people },
  'Mutation.cancelRun': { allowed: operators, args: id },
  'Mutation.changePassword': { allowed: people, args: () => '(current: "", next: "kT9#vL2qWm4x")' },
  'Mutation.checkMailbox': { allowed: operators, args: id },
  ...actionRows({ readers, operators, managers }, NOBODY),
  'Mutation.recheckMailboxes': { allowed: operators, args: () => '(host: "a.test")' },
  'Mutation.confirmEndpoints': { allowed: admins, args: () => `(oauthClientId: "${NOBODY}")` },
  'Mutation.confirmIssuer': {
    allowed: admins,
    args: () => `(oauthClientId: "${NOBODY}", issuer: "https://id.example")`,
  },
  'Mutation.confirmMailHosts': {
    allowed: ['admin', 'ADDRESSES key'],
    args: () => `(mailboxId: "${NOBODY}")`,
  },
  'Mutation.confirmTotp': { allowed: people, args: () => '(code: "000000")' },
  'Mutation.createAlertChannel': { allowed: admins, args: () => '(input: { type: WEBHOOK, name: "" })' }, // prettier-ignore
  'Mutation.deleteAlertChannel': { allowed: admins, args: id },
  'Mutation.renewAlertChannelSecret': { allowed: admins, args: id },
  'Mutation.retryAlertDelivery': { allowed: admins, args: id },
  'Mutation.testAlertChannel': { allowed: admins, args: id },
  'Mutation.updateAlertChannel': { allowed: admins, args: () => `(id: "${NOBODY}", input: {})` },
  'Mutation.createApiKey': { allowed: admins, args: () => '(input: { name: "", scopes: [] })' },
  'Mutation.createCalendarFeed': { allowed: people },
  'Mutation.createMailbox': { allowed: managers, args: () => '(input: { name: "", address: "" })' },
  'Mutation.createOAuthClient': { allowed: managers, args: () => '(input: { name: "" })' },
  'Mutation.deleteMailbox': { allowed: managers, args: id },
  'Mutation.deleteOAuthClient': { allowed: managers, args: id },
  'Mutation.discardNextClientSecret': { allowed: managers, args: id },
  'Mutation.dismissAdminNotice': { allowed: admins, args: id },
  'Mutation.disableTotp': { allowed: people, args: () => '(password: "a")' },
  'Mutation.dropFormerClientSecret': { allowed: managers, args: id },
  'Mutation.endSession, unknown': { allowed: people, args: id },
  'Mutation.endSession, of somebody else': {
    allowed: admins,
    args: () => `(id: "${ids.foreignSession}")`,
  },
  'Mutation.endSessions, own': { allowed: people, args: () => `(userId: "${ids.own}")` },
  'Mutation.endSessions, of somebody else': {
    allowed: admins,
    args: () => `(userId: "${ids.foreign}")`,
  },
  'Mutation.inviteUser': { allowed: admins, args: () => '(email: "", role: ADMIN)' },
  'Mutation.issueAccessToken, listed': {
    allowed: ['TOKENS key'],
    args: () => `(mailboxId: "${ids.mailbox}")`,
  },
  'Mutation.issueAccessToken, unknown': { allowed: [], args: () => `(mailboxId: "${NOBODY}")` },
  // Each mailbox is judged by itself: api-key-batch.test.ts.
  'Mutation.issueAccessTokens': {
    allowed: ['TOKENS key', 'foreign TOKENS key'],
    args: () => `(mailboxIds: ["${ids.mailbox}"])`,
  },
  'Mutation.login': { allowed: everybody, args: () => '(email: "a", password: "b")' },
  'Mutation.newOAuthClientDraft': { allowed: managers },
  'Mutation.promoteNextClientSecret': { allowed: managers, args: id },
  'Mutation.reauthenticate': { allowed: people, args: () => '(password: "a")' },
  'Mutation.resetUser': { allowed: admins, args: id },
  'Mutation.revokeApiKey': { allowed: admins, args: id },
  'Mutation.revokeApiKeys': { allowed: admins, args: () => '(ids: [])' },
  'Mutation.revokeCalendarFeed': { allowed: people },
  'Mutation.rotateDataKey': { allowed: admins },
  'Mutation.setNextClientSecret': {
    allowed: managers,
    args: () => `(id: "${NOBODY}", secret: "a")`,
  },
  'Mutation.setUp': { allowed: everybody, args: () => '(token: "a", email: "b", password: "c")' },
  'Mutation.trySandbox': { allowed: managers },
  'Mutation.updateMailbox': { allowed: managers, args: () => `(id: "${NOBODY}", input: {})` },
  'Mutation.updateOAuthClient': { allowed: managers, args: () => `(id: "${NOBODY}", input: {})` },
  'Mutation.updateUser': { allowed: admins, args: id },
  'Mutation.createConsentInvitation': { allowed: operators, args: () => `(oauthClientId: "${NOBODY}")` }, // prettier-ignore
  'Mutation.revokeConsentInvitation': { allowed: operators, args: id },
  'Mutation.validateOAuthClient': { allowed: operators, args: id },
  'Mutation.confirmConsent': { allowed: admins, args: () => `(runId: "${NOBODY}")` },
  'Mutation.refuseConsent': { allowed: admins, args: () => `(runId: "${NOBODY}")` },
  'Mutation.renewGrant': { allowed: operators, args: id },
  'Mutation.revokeGrant': { allowed: managers, args: id },

  'Subscription.alertChannelChanged': { allowed: admins },
  'Subscription.alertDeliveryChanged': {
    allowed: admins,
    args: () => `(channelId: "${ids.channel}")`,
  },
  'Subscription.mailboxChanged': { allowed: readers },
  'Subscription.grantChanged': { allowed: readers },
  'Subscription.incidentChanged': { allowed: readers },
  'Subscription.oauthClientChanged': { allowed: readers },
  'Subscription.run': { allowed: readers, args: id },

  // It ends the session that asks.
  'Mutation.logout': { allowed: everybody },
};

const createMailboxAt = (host: string) => `mutation { createMailbox(input: {
  name: "Support", address: "support@example.org", authentication: PASSWORD, password: "x",
  incoming: { protocol: IMAP, host: "${host}", port: 993, security: TLS } }) { id } }`;
const CREATE_MAILBOX = createMailboxAt('imap.example.org');
/** Where nothing may be looked for, so its checks end at once, in an incident. */
const CREATE_FAILING = createMailboxAt('127.0.0.1');

/** To where nothing may be sent, so its tests end at once. */
const CREATE_CHANNEL = `mutation { createAlertChannel(input: {
  type: WEBHOOK, name: "Desk", url: "https://127.0.0.1/" }) { channel { id } } }`;

const schema = createSchema();
const fields = new Map<string, GraphQLField<unknown, unknown>>(
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map(
      (field) => [`${root?.name}.${field.name}`, field] as const,
    ),
  ),
);
const fieldOf = (row: string) => row.split(',')[0]!;

/** What the access rule says; every other answer means that the field was reached. */
const REFUSALS = [
  'Sign in first.',
  'You may not do this.',
  'Enter your password again to do this.',
];
const isRefusal = (message: string) =>
  REFUSALS.includes(message) || /only with the scope ADDRESSES|forbidden|4403/i.test(message);

describe('attack 29: who may use what', () => {
  let mailkey: Mailkey;
  const askers = {} as Record<Asker, { api: Api; userId: string }>;

  beforeAll(async () => {
    mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
    const admin = await mailkey.signedIn();
    const { me } = await admin.ask('{ me { id } }');
    const { createMailbox } = await admin.ask(CREATE_MAILBOX);
    const { createOAuthClient } = await admin.ask(
      'mutation { createOAuthClient(input: { name: "Contoso" }) { id } }',
    );
    ids.client = createOAuthClient.id;
    ids.channel = (await admin.ask(CREATE_CHANNEL)).createAlertChannel.channel.id;
    ids.mailbox = createMailbox.id;
    ids.failing = (await admin.ask(CREATE_FAILING)).createMailbox.id;
    const other = await createPerson(mailkey, {
      admin,
      email: 'other@example.org',
      role: 'VIEWER',
    });
    ids.foreign = other.id;
    ids.foreignSession = (await other.api.ask('{ sessions { id } }')).sessions[0].id;
    askers.anonymous = { api: mailkey.anonymous, userId: NOBODY };
    askers.admin = { api: admin, userId: me.id };
    for (const [name, role] of [
      ['viewer', 'VIEWER'],
      ['operator', 'OPERATOR'],
    ] as const) {
      const person = await createPerson(mailkey, { admin, email: `${name}@example.org`, role });
      askers[name] = { api: person.api, userId: person.id };
    }
    for (const name of programs) {
      const [scope] = name.match(/[A-Z]+/) ?? [];
      const mailboxIds = [name === 'TOKENS key' ? ids.mailbox! : ids.failing!];
      const { api } = await createProgram(mailkey, admin, { scopes: [scope!], mailboxIds });
      askers[name] = { api, userId: NOBODY };
    }
  });
  afterAll(() => mailkey.close());
  async function isAllowed(row: string, asker: Asker): Promise<boolean> {
    const [root = '', name = ''] = fieldOf(row).split('.');
    const { api, userId } = askers[asker];
    ids.own = userId;
    const leaf = isLeafType(getNamedType(fields.get(fieldOf(row))!.type));
    const document = `${root.toLowerCase()} { ${name}${MATRIX[row]?.args?.() ?? ''} ${leaf ? '' : '{ __typename }'} }`;
    if (name === 'grantChanged') return isKeptOpen(api, document, opens);
    if (root === 'Subscription') return opens(api, document);
    const { status, errors, data } = await api.send(document);
    if (status === 429 || (!errors && !data)) throw new Error(`${document} was not answered`);
    const codes = errors?.map(({ extensions }) => extensions?.code) ?? [];
    if (codes.includes('GRAPHQL_VALIDATION_FAILED')) throw new Error(errors?.[0]?.message);
    return !errors?.some(({ message }) => isRefusal(message));
  }
  /** Allowed is who gets a value, or the end of what there is to see; there is something to see until then. */
  async function opens(api: Api, document: string): Promise<boolean> {
    const events = api.subscribe(document);
    let settled = false;
    const first = events.next().then(
      () => true,
      (cause: unknown) => {
        // A socket that is closed before it is acknowledged comes as a close event, not as an Error.
        const { message, code } = cause as { message?: string; code?: unknown };
        if (isRefusal(`${message}`) || isRefusal(`${String(code)}`)) return false;
        return code === 'NOT_FOUND' || Promise.reject(cause as Error);
      },
    );
    const done = first.finally(() => (settled = true)).catch(() => undefined);
    while (!settled) {
      const change = 'input: { enabled: true }';
      await askers.admin.api.ask(`mutation { updateMailbox(id: "${ids.mailbox}", ${change}) { id }
        updateOAuthClient(id: "${ids.client}", ${change}) { id }
        updateAlertChannel(id: "${ids.channel}", ${change}) { id }
        testAlertChannel(id: "${ids.channel}") { id }
        checkMailbox(id: "${ids.failing}") { id } }`);
      await Promise.race([done, sleep(50)]);
    }
    await events.return(undefined);
    return first;
  }

  it('G3 lists every root field of the schema, and none that is not there', () => {
    expect([...new Set(Object.keys(MATRIX).map(fieldOf))].sort()).toEqual(
      [...fields.keys()].sort(),
    );
  });

  it.each(Object.entries(MATRIX))('G4 %s', async (row, { allowed }) => {
    const seen: Asker[] = [];
    for (const asker of everybody) if (await isAllowed(row, asker)) seen.push(asker);
    expect(seen).toEqual(everybody.filter((asker) => allowed.includes(asker)));
  });
});
