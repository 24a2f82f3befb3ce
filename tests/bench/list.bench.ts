import { bench, describe } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey } from '../testkit/mailkey.js';

const create = `mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }`;
const list = `{ mailboxes(first: 20) { totalCount nodes { id name address status incoming { host } updatedAt } } }`;

describe('the GraphQL API over HTTP, on SQLite', async () => {
  const mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  const api = await mailkey.signedIn();
  await fill(api);

  const last = {
    teardown: (_task: unknown, mode: 'run' | 'warmup') =>
      mode === 'run' ? mailkey.close() : undefined,
  };
  bench('a list of 20 mailboxes', async () => void (await api.ask(list)), last);
});

async function fill(api: Api): Promise<void> {
  const server = { host: 'mail.example.org', security: 'TLS' };
  for (let index = 0; index < 20; index += 1) {
    await api.ask(create, {
      input: {
        name: `Mailbox ${index}`,
        address: `mailbox-${index}@example.org`,
        authentication: 'PASSWORD',
        password: 'not a real one',
        incoming: { ...server, protocol: 'IMAP', port: 993 },
        outgoing: { ...server, port: 465 },
      },
    });
  }
}
