import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { Facts } from '@mailkey/server/features/diagnoses/facts';
import {
  needOf,
  lackingReason,
  lackingScopes,
  signsIn,
} from '@mailkey/server/features/grants/lacking-scopes';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { mailboxFacts } from '@mailkey/server/features/mailboxes/mailbox-facts';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { lintOAuthClient } from '@mailkey/server/features/oauth-clients/lint/index';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createProviders } from '@mailkey/server/features/providers/index';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newGrant } from '../testkit/grant-stage.js';
import { createRandom } from '../testkit/random.js';
import { openSetStage, type SetStage } from '../testkit/set-stage.js';

const ROUNDS = 40;
const random = createRandom('the kinds of mailboxes');
const oneOf = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
const providers = createProviders(undefined);

let stage: SetStage;
beforeAll(async () => {
  stage = await openSetStage();
});
afterAll(() => stage.close());

const address = () =>
  `${oneOf('ana', 'Ben', 'shared', 'x')}@${oneOf('contoso.example', 'Outlook.com', 'gmail.com', 'live.co.uk', 'outlook.com.example')}`;
const server = (...ports: number[]) => ({
  host: oneOf(
    'outlook.office365.com',
    'IMAP.gmail.com',
    'smtp.office365.com',
    'mail.test',
    'imap.fastmail.com',
  ),
  port: oneOf(...ports, 2525),
  security: oneOf('TLS', 'STARTTLS', 'NONE'),
  username: oneOf(null, null, address()),
});

function mailbox(oauthClientId: string): Partial<Mailbox> {
  return {
    name: oneOf('Ana', 'ben', 'Ärger', 'zoe', 'Office'),
    address: address(),
    oauthClientId,
    enabled: oneOf(true, true, false),
    authentication: oneOf('OAUTH2', 'OAUTH2', 'PASSWORD'),
    incoming: oneOf(null, { protocol: oneOf('IMAP', 'POP3'), ...server(993, 143, 995, 110) }),
    outgoing: oneOf(null, { ...server(587, 465, 25), fromAddress: oneOf(null, address()) }),
  } as Partial<Mailbox>; // as the API would have it
}

/** A client with mailboxes of every kind, some of them with a grant of their own. */
async function family() {
  const client = await stage.client();
  const { id: oauthClientId } = client;
  const like = { requestedScopes: ['https://outlook.office.com/IMAP.AccessAsUser.All'] };
  const missing = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'].filter(
    () => random() < 0.5,
  );
  const granted = {
    ...newGrant('http://127.0.0.1/', new Date()),
    ...like,
    account: oneOf(null, 'ana@contoso.example', 'shared@outlook.com'),
    missingScopes: missing,
    grantedScopes: [oneOf('Mail.Read', 'https://mail.google.com/')],
  };
  await stage.fill(oauthClientId, 1);
  await stage.database.transaction(async (manager) => {
    const pattern = await manager.findOneByOrFail(Mailbox, { oauthClientId });
    await manager.delete(Mailbox, { id: pattern.id });
    await stage.stores.grantStore.put(manager, { oauthClientId }, granted as never);
    for (let at = 0; at < 1 + random() * 12; at += 1) {
      const id = crypto.randomUUID();
      await manager.insert(Mailbox, { ...pattern, ...mailbox(oauthClientId), id } as Mailbox);
      if (random() < 0.2)
        await stage.stores.grantStore.put(
          manager,
          { oauthClientId, mailboxId: id },
          granted as never,
        );
    }
  });
  const { read } = stage.database;
  const all = await read.find(Mailbox, {
    where: { oauthClientId },
    order: { sortName: 'ASC', id: 'ASC' },
  });
  const grants = await read.findBy(Grant, { oauthClientId });
  const own = new Set(grants.map(({ mailboxId }) => mailboxId));
  const grant = grants.find(({ mailboxId }) => mailboxId === null)!;
  return { client, grant, all, shared: all.filter(({ id }) => !own.has(id)) };
}

const settings = (client: OAuthClient) => ({
  ...client,
  provider: oneOf('MICROSOFT_365', 'GOOGLE', 'YAHOO', 'GENERIC'),
  scopes: [oneOf('Mail.Read', 'https://outlook.office.com/SMTP.Send')],
  accessTokenUrl: `https://login.microsoftonline.com/${oneOf('common', 'consumers', 'x.example')}/oauth2/v2.0/token`,
  secret: client.secretShape,
  redirectUri: 'https://m.example',
});

it('one mailbox of each kind tells a client’s findings as all of them do', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { client, grant, all } = await family();
    const linted = settings(client) as Parameters<typeof lintOAuthClient>[0];
    const account = grant.account ?? undefined;
    const lint = (mailboxes: Mailbox[]) =>
      lintOAuthClient(linted, {
        provider: providers[linted.provider],
        account,
        now: new Date(),
        publicUrl: 'https://m.example',
        mailboxes: mailboxes.map(mailboxFacts),
      });
    expect(lint(await stage.stores.mailboxKindStore.linted(client.id, account))).toEqual(lint(all));
  }
});

it('and the receipt of the consent, with what is missed', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { client, grant, shared } = await family();
    const { provider, ...typed } = settings(client);
    const account = grant.account ?? undefined;
    const judge = (mailboxes: Mailbox[]) => {
      const found = mailboxes.flatMap(
        (one) =>
          diagnose({
            now: new Date(0),
            provider,
            probes: [],
            client: typed,
            mailbox: mailboxFacts(one),
            token: { kind: 'granted', ...grant },
            tokenContent: {
              audience: 'https://outlook.office.com',
              scopes: [],
              roles: [],
              account,
            },
          } as unknown as Facts), // as a receipt has them
      );
      return Object.fromEntries(found.map((one) => [`${one.code} ${one.title}`, one]));
    };
    const { kindsOfMailboxes, needsOf } = stage.stores.grantListStore;
    expect(judge(await kindsOfMailboxes(grant, account))).toEqual(judge(shared));
    const reason = (needs: Parameters<typeof lackingScopes>[1]) =>
      lackingReason(lackingScopes(grant.missingScopes, needs));
    const byName = shared.filter(signsIn).map(needOf).sort(inOrder);
    expect(reason(await needsOf(grant))).toEqual(reason(byName));
  }
});

const inOrder = (one: { names: string[] }, other: { names: string[] }): number =>
  one.names[0]! < other.names[0]! ? -1 : 1;
