import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { expect, it, onTestFinished } from 'vitest';
import { openFamilyStage } from '../testkit/family-stage.js';
import { startStrictMailHost } from '../testkit/strict-mail-host.js';

const HOST = '127.0.0.1';

/** The verb and the table of each statement. */
const inShort = (statements: readonly string[]): string[] =>
  statements.map((statement) => {
    const verb = /^\s*(\w+)/.exec(statement)?.[1] ?? '';
    const table = /(?:FROM|INTO|UPDATE) "(\w+)"/.exec(statement)?.[1] ?? '';
    return `${verb} ${table}`.trim();
  });

it('a regular check that finds what the one before has found reads no row twice, and writes each once', async () => {
  const server = await startStrictMailHost(HOST);
  onTestFinished(() => server.close());
  const env = { EGRESS_ALLOW_CIDRS: `${HOST}/32`, ALLOW_PLAINTEXT_MAIL_HOSTS: HOST };
  const stage = await openFamilyStage(undefined, env);
  onTestFinished(() => stage.close());
  const { flows, stores, time } = stage;
  const { id } = await stores.mailboxStore.create(
    {
      ...({ name: 'Box', address: 'box@example.org', enabled: true } as const),
      ...({ authentication: 'PASSWORD', oauthClientId: null, checkEveryMinutes: 15 } as const),
      incoming: server.incoming() as Mailbox['incoming'],
      outgoing: null,
    },
    'right',
  );
  const check = async (): Promise<void> => {
    time.wall += 16 * 60_000;
    const run = await flows.checks.start(id, { trigger: 'SCHEDULE' });
    await flows.runs.ended(run.id);
  };
  await check();
  let read: string[] = [];
  const written = await stage.statements(async () => {
    read = await stage.reads(check);
  });
  expect(await stores.mailboxStore.byId(id)).toMatchObject({ status: 'OK' });
  expect(inShort(read)).toEqual([]);
  expect(inShort(written)).toEqual([
    ...['BEGIN', 'DELETE data_key', 'SELECT mailbox', 'INSERT run', 'DELETE run', 'UPDATE mailbox'],
    'COMMIT',
    ...['BEGIN', 'DELETE data_key', 'SELECT mailbox', 'UPDATE mailbox', 'SELECT incident_mailbox'],
    ...['SELECT mail_certificate', 'UPDATE run', 'COMMIT'],
  ]);
});
