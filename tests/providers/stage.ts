import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../testkit/free-port.js';
import { ADMIN } from '../testkit/mailkey.js';
import { startJourney, type Journey, type RunSeen } from '../testkit/journey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';
import { createProgram } from '../testkit/people.js';
import type { AuthorizationServer, ConsentDecision, Running } from './authorization-server.js';

const SIGN_IN = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }`;
const ISSUE = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken scopes } }';

/** With all that the two forms of Basic write differently, but for the colon that some cannot take at all. */
const SECRET = 'a-secret_for+these%41=tests&';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Mailkey beside one authorization server, and what an admin does with the two over GraphQL. */
export async function openStage(server: AuthorizationServer) {
  const clock = createMovingClock();
  const journey = await startJourney({
    env: { LOG_LEVEL: 'error' },
    overrides: { clock: clock.now, elapsed: () => clock.now().getTime() },
  });
  const drafts = await Promise.all(Array.from({ length: 5 }, () => newDraft(journey)));
  const folder = await mkdtemp(join(tmpdir(), `mailkey-${server.name}-`));
  const setting = {
    folder,
    port: await freePort(),
    scopes: server.scopes,
    clientId: 'mailkey',
    clientSecret: SECRET,
    redirectUris: drafts.map(({ redirectUri }) => redirectUri),
    password: 'a-password-for-these-tests',
  };
  let running: Running;
  try {
    running = await server.start(setting);
  } catch (error) {
    await journey.close();
    throw error;
  }
  const { clientId, clientSecret } = running.client ?? setting;
  const origin = `http://127.0.0.1:${setting.port}`;
  const grants = grantsOf(journey);

  return {
    journey,
    running,
    clock,
    ...grants,

    /** A Generic client with the server's addresses, and what its form has to say of it. */
    async addClient(more: object = {}): Promise<string> {
      const { id } = drafts.pop() ?? { id: '' };
      const create = `mutation ($id: ID!, $input: OAuthClientInput!) { createOAuthClient(id: $id, input: $input) { id } }`;
      const input = {
        name: server.name,
        provider: 'GENERIC',
        scopes: server.scopes,
        clientId,
        clientSecret,
        authorizeUrl: origin + server.paths.authorize,
        accessTokenUrl: origin + server.paths.token,
        revocationUrl: server.paths.revocation && origin + server.paths.revocation,
        ...server.habits,
        ...more,
      };
      await journey.api.ask(create, { id, input });
      return id;
    },

    /** Validate, the person's way through the server, and back: the run once it has ended. */
    async validate(id: string, decision: ConsentDecision = 'allow'): Promise<RunSeen> {
      const started = await journey.validate(id);
      const authorizeUrl = await journey.open(started);
      const callback = await running.consent(authorizeUrl, decision);
      await journey.api.get(callback);
      return journey.ended(started.runId);
    },

    /** A program that asks for the tokens of a mailbox of this client. */
    async addProgram(id: string) {
      const mailbox = await grants.addMailbox(id, 'ana@example.org');
      // The server does not tell whether whoever consented is this mailbox.
      const [grant] = await grants.list(id);
      const sharedAccess = [{ mailboxId: mailbox, grantId: grant?.id }];
      const key = { scopes: ['TOKENS'], mailboxIds: [mailbox], sharedAccess };
      const { api } = await createProgram(journey.mailkey, journey.api, key);
      return { issue: () => api.send(ISSUE, { id: mailbox }) };
    },

    /** Longer than the admin's session lives: they sign in again. */
    async pass(minutes: number): Promise<void> {
      clock.forward(minutes);
      await journey.api.ask(SIGN_IN, ADMIN);
    },

    async close(): Promise<void> {
      await running.stop();
      await journey.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newDraft({ api }: Journey): Promise<{ id: string; redirectUri: string }> {
  return (await api.ask('mutation { newOAuthClientDraft { id redirectUri } }')).newOAuthClientDraft;
}
