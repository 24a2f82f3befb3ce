import { bench, describe } from 'vitest';
import { startJourney } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt } }`;
const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
const AT_ONCE = 50;

describe('issueAccessToken over HTTP, audited, on SQLite', async () => {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const journey = await startJourney({
    sandbox: { clock: now },
    overrides: { clock: now, elapsed: () => performance.now() + ahead },
  });
  const { program, id } = await granted();
  const issue = () => program.ask(ISSUE, { id });

  async function granted() {
    const client = await journey.createClient();
    const admin = await journey.mailkey.signedIn();
    const started = await journey.validate(client.id, admin);
    await admin.get(await journey.consented(started, admin));
    await journey.ended(started.runId);
    const incoming = { protocol: 'IMAP', ...journey.sandbox.servers.imapTls };
    const input = { name: 'Desk', address: 'ana@sandbox.test', oauthClientId: client.id, incoming };
    const mailboxId: string = (await admin.ask(CREATE, { input })).createMailbox.id;
    const made = await createProgram(journey.mailkey, admin, {
      scopes: ['TOKENS'],
      mailboxIds: [mailboxId],
    });
    return { program: made.api, id: mailboxId };
  }

  bench('from the cache, one after the other', async () => void (await issue()));
  bench(`from the cache, ${AT_ONCE} at once`, async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, issue));
  });
  bench(
    'with a refresh each',
    async () => {
      ahead += 60 * 60_000;
      await issue();
    },
    {
      teardown: (_task: unknown, mode: 'run' | 'warmup') =>
        mode === 'run' ? journey.close() : undefined,
      // Hours pass quickly here, and sessions and keys have an end.
      iterations: 20,
      time: 1_000,
    },
  );
});
