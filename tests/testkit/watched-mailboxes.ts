import { createMovingClock, eventually } from './moving-clock.js';
import { ADMIN } from './mailkey.js';
import { startJourney, type Journey, type JourneyOptions } from './journey.js';

const FIELDS = `id name status nextCheckAt suspectedSince throttledSince refusedSince refusedLogins failingSince checkEveryMinutes
  latestRun { id status trigger startedBy } runs { totalCount nodes { status trigger } }
  history { nodes { status since code title runId: id } } incident { id }`;
const INCIDENT = `id code title cause slowedAt actor severity openedAt closedAt lastSeenAt host mailboxCount
  oauthClient { id } timeline { kind mailboxes }`;

const LOGIN = `mutation ($email: String!, $password: String!) {
  login(email: $email, password: $password) { id } }`;

export type Watched = Awaited<ReturnType<typeof startWatched>>;

/** A journey whose time a test moves, with a schedule that looks every few milliseconds. */
export async function startWatched(options: JourneyOptions = {}) {
  const clock = createMovingClock();
  const journey = await startJourney({
    ...options,
    sandbox: { clock: clock.now, ...options.sandbox },
    overrides: {
      clock: clock.now,
      elapsed: () => clock.now().getTime(),
      lookEveryMs: 20,
      ...options.overrides,
    },
  });
  const { api, sandbox } = journey;

  const created = new Set<string>();

  async function create(input: object = {}): Promise<string> {
    const mutation = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
    const incoming = { protocol: 'IMAP', ...sandbox.servers.imapTls };
    const usual = { name: 'Ana', address: 'ana@sandbox.test', incoming, outgoing: null };
    const { createMailbox } = await api.ask(mutation, { input: { ...usual, ...input } });
    created.add(createMailbox.id);
    return createMailbox.id;
  }

  async function mailbox(id: string) {
    return (await api.ask(`query ($id: ID!) { mailbox(id: $id) { ${FIELDS} } }`, { id })).mailbox;
  }

  return {
    journey,
    api,
    sandbox,
    create,
    mailbox,
    now: clock.now,

    /** So many minutes later; the session would have ended meanwhile, so the admin comes in again. */
    async forward(minutes: number): Promise<void> {
      clock.forward(minutes);
      await api.ask(LOGIN, ADMIN);
    },

    async validatedClient(): Promise<string> {
      const { id } = await journey.createClient();
      await validate(journey, id);
      return id;
    },

    async check(id: string) {
      const mutation = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
      const { checkMailbox } = await api.ask(mutation, { id });
      return journey.ended(checkMailbox.id);
    },

    update: (id: string, input: object) =>
      api.ask(
        'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
        { id, input },
      ),

    /** Leaves nothing of a test for the next one. */
    async removeAll(): Promise<void> {
      sandbox.befall(undefined);
      for (const id of created)
        await api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id });
      created.clear();
    },

    /** The test has deleted it itself. */
    forget: (id: string) => void created.delete(id),

    /** The mailbox once it looks like this. */
    becomes: (id: string, expected: object) => eventually(() => mailbox(id), expected),

    async incidents(open?: boolean) {
      const query = `query ($open: Boolean) { incidents(first: 20, open: $open) { nodes { ${INCIDENT} } } }`;
      return (await api.ask(query, { open })).incidents.nodes;
    },

    async incident(id: string) {
      const query = `query ($id: ID!) { incident(id: $id) { ${INCIDENT} mailboxes(first: 100) { nodes { name } } } }`;
      return (await api.ask(query, { id })).incident;
    },

    close: () => journey.close(),
  };
}

/** Consents once more, as somebody who was told that access has ended. */
export async function validate(journey: Journey, clientId: string): Promise<void> {
  const started = await journey.validate(clientId);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
}
