import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
const now = new Date('2026-12-10T12:00:00Z');
beforeAll(async () => {
  journey = await startJourney({ overrides: { clock: () => now } });
});
afterAll(() => journey.close());

const outgoing = (host: string) => ({ host, port: 587, security: 'STARTTLS' });

async function create(name: string, input: object): Promise<string> {
  const { createMailbox } = await journey.api.ask(
    'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }',
    {
      input: {
        name,
        address: `${name}@contoso.example`,
        authentication: 'PASSWORD',
        password: 'pw',
        ...input,
      },
    },
  );
  return createMailbox.id;
}

interface Ending {
  kind: string;
  endsAt: string;
  severity: string;
  detail: string;
  mailbox: { id: string };
}

async function endings(): Promise<Ending[]> {
  const { expirations } = await journey.api.ask(
    `{ expirations(first: 100, kinds: [PASSWORD_SMTP]) {
      nodes { kind endsAt severity detail mailbox { id } } } }`,
  );
  return expirations.nodes;
}

it('has a calendar entry and a finding for each mailbox that sends with a password at Exchange', async () => {
  const scanner = await create('scanner', { outgoing: outgoing('smtp.office365.com') });
  const government = await create('printer', { outgoing: outgoing('outlook-dod.office365.us') });
  await create('elsewhere', { outgoing: outgoing('smtp.example.org') });
  await create('off', { outgoing: outgoing('smtp.office365.com'), enabled: false });

  const found = await endings();
  expect(found.map(({ mailbox }) => mailbox.id).sort()).toEqual([scanner, government].sort());
  expect(found[0]).toMatchObject({ endsAt: '2026-12-31T00:00:00.000Z', severity: 'WARNING' });
  expect(found[0]?.detail).toMatch(/may switch it on again.*second half of 2027/);

  const { mailbox } = await journey.api.ask(
    'query ($id: ID!) { mailbox(id: $id) { findings { code severity title fix } } }',
    { id: scanner },
  );
  expect(mailbox.findings).toMatchObject([
    { code: 'password-smtp-at-exchange', severity: 'WARNING' },
  ]);
});
