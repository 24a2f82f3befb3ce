import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

async function receipt(id: string) {
  const fields = 'grantType account missingScopes diagnoses { code title }';
  const { oauthClient } = await journey.api.ask(
    `query ($id: ID!) { oauthClient(id: $id) { grant { ${fields} } } }`,
    { id },
  );
  return oauthClient.grant;
}

async function validated(input: object): Promise<string> {
  const { id } = await journey.createClient({ provider: 'MICROSOFT_365', ...input });
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  return id;
}

async function addMailbox(oauthClientId: string, input: object): Promise<void> {
  const { imapTls } = journey.sandbox.servers;
  const base = {
    name: 'Ana',
    address: 'ana@sandbox.test',
    oauthClientId,
    outgoing: null,
    incoming: { protocol: 'IMAP', ...imapTls },
  };
  await journey.api.ask(
    'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }',
    { input: { ...base, ...input } },
  );
}

describe('the consent receipt', () => {
  it('has nothing to say where the grant fits', async () => {
    const id = await validated({});
    await addMailbox(id, {});
    expect(await receipt(id)).toEqual({
      grantType: 'AUTHORIZATION_CODE',
      account: 'ana@sandbox.test',
      missingScopes: [],
      diagnoses: [],
    });
  });

  it('says when a mailbox needs what was not granted', async () => {
    const { scopes } = journey.sandbox;
    const id = await validated({ scopes: scopes.filter((scope) => !scope.includes('SMTP')) });
    await addMailbox(id, { outgoing: journey.sandbox.servers.smtpTls });
    expect((await receipt(id)).diagnoses.map(({ code }: { code: string }) => code)).toContain(
      'token-scope-missing',
    );
  });

  it('says when somebody else signed in than the owner of the mailbox', async () => {
    const id = await validated({});
    await addMailbox(id, { address: 'ben@sandbox.test' });
    expect((await receipt(id)).diagnoses.map(({ code }: { code: string }) => code)).toContain(
      'signed-in-as-other-user',
    );
  });
});
