import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, compilePrograms, programs } from './example-programs.js';
import { createKey, openStage, type Stage } from './stage.js';

let stage: Stage;
let folder: string;
let problems: string;
let environment: Record<string, string>;
beforeAll(async () => {
  ({ folder, problems } = await compilePrograms());
  stage = await openStage();
  const { journey, mailboxId, clientId } = stage;
  const { host, port } = journey.sandbox.servers.imapTls;
  environment = {
    MAILKEY_URL: journey.mailkey.url,
    MAILKEY_API_KEY: await createKey(journey, [mailboxId], ['READ', 'OPERATE', 'TOKENS']),
    CLIENT: clientId,
    MAILBOX: mailboxId,
    IMAP_HOST: host,
    IMAP_PORT: String(port),
  };
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** What a command of the page prints, in the person's home: JSON as a rule. */
async function shell(text: string, more: Record<string, string> = {}) {
  const printed = await printedBy(text, more);
  return printed === '' ? undefined : JSON.parse(printed);
}

async function printedBy(text: string, more: Record<string, string> = {}): Promise<string> {
  const script = `set -eu\ncd "$HOME"\n${text}`;
  const options = { environment: { ...environment, ...more } };
  const { code, stdout, stderr } = await stage.run('sh', ['-c', script], options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function consent(authorizationUrl: string): Promise<void> {
  const { journey } = stage;
  const browser = journey.newBrowser();
  await browser.get(await journey.consented({ runId: '', startPage: authorizationUrl }, browser));
}

describe('the examples for curl', () => {
  const [header = '', list = '', validate = '', check = '', look = '', text = '', token = ''] =
    commands;

  it('are all run here', () => expect(commands).toHaveLength(7));

  it('keep the key where nobody else reads it, and list the clients', async () => {
    await shell(header);
    const { data } = await shell(list);
    expect(data.oauthClients.nodes).toMatchObject([{ id: stage.clientId, status: 'VALIDATED' }]);
    expect((await stage.run('stat', ['-c', '%a', join(stage.home, 'mailkey.header')])).stdout).toBe(
      '600\n',
    );
  });

  it('validate, check, and look how it went', async () => {
    const { validateOAuthClient: started } = (await shell(validate)).data;
    await consent(started.authorizationUrl);
    await stage.journey.ended(started.run.id);
    expect((await shell(look, { RUN: started.run.id })).data.run.status).toBe('SUCCEEDED');
    const { checkMailbox } = (await shell(check)).data;
    await stage.journey.ended(checkMailbox.id);
    const { run } = (await shell(look, { RUN: checkMailbox.id })).data;
    expect(run).toEqual({ status: 'SUCCEEDED', message: 'Connection Successful', diagnoses: [] });
  });

  it('take a token, as text and by GraphQL', async () => {
    const { issueAccessToken } = (await shell(token)).data;
    expect(issueAccessToken.accessToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await printedBy(text)).toBe(`${issueAccessToken.accessToken}\n`);
  });
});

interface Running {
  /** The rest of the first line that starts so. */
  line(start: string): Promise<string>;
  ended: Promise<{ code: number | null; text: string }>;
  stop(): void;
}

function start(name: string, more: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(folder, name.replace(/ts$/, 'js'))], {
    env: { ...stage.environment, ...environment, ...more },
  });
  let text = '';
  let told = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      told();
    });
  const ended = new Promise<{ code: number | null; text: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, text })),
  );
  return {
    ended,
    stop: () => void child.kill(),
    line: (begin) =>
      new Promise((resolve) => {
        told = () => {
          const line = text.split('\n').find((one) => one.startsWith(begin));
          if (line !== undefined && text.includes(`${line}\n`)) resolve(line.slice(begin.length));
        };
        told();
      }),
  };
}

describe('the examples in TypeScript', () => {
  it('are all run here', () => {
    const run = ['mailkey.ts', 'validate.ts', 'check.ts', 'read-mail.ts', 'changes.ts'];
    expect(programs).toEqual(run);
  });

  it('are correct for a strict compiler', () => expect(problems).toBe(''));

  it('validate, with the link for the person who consents', async () => {
    const program = start('validate.ts');
    await consent(await program.line('Open '));
    expect(await program.ended).toMatchObject({
      code: 0,
      text: expect.stringContaining('SUCCEEDED: ') as string,
    });
  });

  it('check, step by step, while another hears of the change', async () => {
    const listener = start('changes.ts');
    await listener.line('Listening');
    const { code, text } = await start('check.ts').ended;
    expect(text).toMatch(/^✓ .*\n(✓ .*\n)+Connection Successful\n$/);
    expect(code).toBe(0);
    await listener.line('Support OK');
    listener.stop();
    await listener.ended;
  });

  it('read mail with a token, and say why when there is none', async () => {
    expect(await start('read-mail.ts').ended).toEqual({ code: 0, text: '3 messages\n' });
    const MAILBOX = '00000000-0000-4000-8000-000000000000';
    const refused = await start('read-mail.ts', { MAILBOX }).ended;
    expect(refused).toEqual({ code: 77, text: 'You may not do this.\n' });
  });
});
