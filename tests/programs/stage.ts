import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJourney, type Journey, type JourneyOptions } from '../testkit/journey.js';

export const ADDRESS = 'ana@sandbox.test';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const FOLDER = join(import.meta.dirname, '../../packages/token-helper/bin');
export const COMMAND = join(FOLDER, 'mailkey-token.js');

/** A command with this environment and nothing of the tests' own. */
export const runPlain = (
  command: string,
  words: string[],
  environment: Record<string, string>,
): Promise<Ended> => run(command, words, { input: '', environment });

/** mailkey-token by itself, with nothing of the tests' own environment. */
export const runCommand = (words: string[], environment: Record<string, string>) =>
  runPlain(COMMAND, words, { PATH: process.env.PATH ?? '', ...environment });

/** A person's home on a machine with mailkey-token, and a mailbox whose token it may take. */
export interface Stage {
  journey: Journey;
  clientId: string;
  mailboxId: string;
  key: string;
  home: string;
  environment: Record<string, string>;
  /** Writes a file below the home that nobody else may read. */
  write(path: string, text: string, mode?: number): Promise<string>;
  run(command: string, words: string[], more?: RunOptions): Promise<Ended>;
  close(): Promise<void>;
}

interface RunOptions {
  input?: string;
  environment?: Record<string, string>;
}

export async function openStage(options: JourneyOptions = {}): Promise<Stage> {
  const journey = await startJourney(options);
  const home = await mkdtemp(join(tmpdir(), 'mailkey-home-'));
  const granted = await grantedMailbox(journey);
  await mkdir(join(home, 'bin'));
  await symlink(COMMAND, join(home, 'bin', 'mailkey-token'));
  await symlink(join(FOLDER, 'mailkey-relay'), join(home, 'bin', 'mailkey-relay'));
  await mkdir(join(home, '.config', 'mailkey'), { recursive: true });
  const write = async (path: string, text: string, mode = 0o600): Promise<string> => {
    await writeFile(join(home, path), text, { mode });
    return join(home, path);
  };
  const environment = {
    HOME: home,
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    NODE_EXTRA_CA_CERTS: await write('ca.pem', journey.sandbox.ca),
  };
  return {
    journey,
    ...granted,
    home,
    environment,
    write,
    run: (command, words, { input = '', environment: more = {} } = {}) =>
      run(command, words, { input, environment: { ...environment, ...more } }),
    async close() {
      await journey.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

type Granted = Pick<Stage, 'clientId' | 'mailboxId' | 'key'>;

async function grantedMailbox(journey: Journey): Promise<Granted> {
  const { api, sandbox } = journey;
  const client = await journey.createClient();
  const started = await journey.validate(client.id);
  await api.get(await journey.consented(started, api, { person: ADDRESS }));
  await journey.ended(started.runId);
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const input = {
    name: 'Support',
    address: ADDRESS,
    oauthClientId: client.id,
    incoming: { protocol: 'IMAP', ...sandbox.servers.imapTls },
    outgoing: sandbox.servers.smtpStarttls,
  };
  const { createMailbox } = await api.ask(create, { input });
  const { id } = createMailbox;
  return { clientId: client.id, mailboxId: id, key: await createKey(journey, [id]) };
}

export async function createKey(
  { api }: Journey,
  mailboxIds: string[],
  scopes = ['TOKENS'],
): Promise<string> {
  const create = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }';
  const input = { name: 'Programs', scopes, mailboxIds };
  return (await api.ask(create, { input })).createApiKey.key;
}

function run(
  command: string,
  words: string[],
  { input, environment }: Required<RunOptions>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      words,
      // Nothing of the tests' own environment: it is a machine of somebody else.
      { env: environment, timeout: 60_000 },
      (error, stdout, stderr) => {
        if (error && typeof error.code === 'string') reject(error);
        else resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
      },
    );
    // A program that does not read its input is no failure of the test.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
