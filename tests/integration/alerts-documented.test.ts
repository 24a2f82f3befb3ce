import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { startReceiver, type Received, type Receiver } from '../testkit/receiver.js';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

type Verify = (received: Received, secret: string) => Promise<boolean>;

let folder: string;
let page: string;
const codeOf = (language: string) =>
  page.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? `no ${language} in the page`;

/** Runs a program that prints true or false, with what was received as its input. */
async function ask(command: string, program: string, given: object): Promise<boolean> {
  const path = join(folder, program);
  const { stdout } = await run(command, [path, JSON.stringify(given)]);
  return stdout.trim().toLowerCase() === 'true';
}

async function typeScript(code: string, name: string): Promise<Verify> {
  const options = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const { outputText } = transpileModule(code, { compilerOptions: options });
  const call = `const { headers, body, secret } = JSON.parse(process.argv[2]);
console.log(isFromMailkey(headers, body, secret));`;
  await writeFile(join(folder, name), `${outputText}\n${call}`);
  return (received, secret) => ask(process.execPath, name, { ...received, secret });
}

async function python(code: string): Promise<Verify> {
  const call = `import json, sys
given = json.loads(sys.argv[1])
print(is_from_mailkey(given["headers"], given["body"].encode(), given["secret"]))`;
  await writeFile(join(folder, 'verify.py'), `${code}\n${call}`);
  return (received, secret) => ask('python3', 'verify.py', { ...received, secret });
}

/** What the app shows beside a new secret. */
async function shownInTheApp(): Promise<string> {
  const path = join(root, 'apps/web/src/features/alerts/verify-snippet.ts');
  const { outputText } = transpileModule(await readFile(path, 'utf8'), {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  });
  await writeFile(join(folder, 'snippet.mjs'), outputText);
  const { verifySnippet } = (await import(join(folder, 'snippet.mjs'))) as {
    verifySnippet: string[];
  };
  return verifySnippet.join('\n');
}

describe('what docs/alerts.md shows', () => {
  let mailkey: Mailkey;
  let receiver: Receiver;
  let secret: string;
  beforeAll(async () => {
    page = await readFile(join(root, 'docs/alerts.md'), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'mailkey-alerts-'));
    receiver = await startReceiver();
    mailkey = await startMailkey({
      env: {
        SANDBOX: 'off',
        ALLOW_INSECURE_PROVIDERS: 'true',
        EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
      },
    });
    const api = await mailkey.signedIn();
    const { createAlertChannel: made } = await api.ask(
      'mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { secret channel { id } } }',
      { input: { type: 'WEBHOOK', name: 'Büro ☎', url: receiver.url } },
    );
    secret = made.secret;
    const test = 'mutation ($id: ID!) { testAlertChannel(id: $id) { state } }';
    await api.ask(test, { id: made.channel.id });
  });
  afterAll(async () => {
    await Promise.all([mailkey.close(), receiver.close(), rm(folder, { recursive: true })]);
  });

  it.each([
    ['TypeScript', () => typeScript(codeOf('ts'), 'verify.mjs')],
    ['Python', () => python(codeOf('python'))],
    ['the app', async () => typeScript(await shownInTheApp(), 'shown.mjs')],
  ])('knows a real delivery, and no other, by the code for %s', async (_, verifier) => {
    const verify = await verifier();
    const received = receiver.received[0]!;
    expect(await verify(received, secret)).toBe(true);
    expect(await verify(received, `${secret}x`)).toBe(false);
    expect(await verify({ ...received, body: `${received.body} ` }, secret)).toBe(false);
    const stale = String(Number(received.headers['mailkey-timestamp']) - 301);
    const headers = { ...received.headers, 'mailkey-timestamp': stale };
    expect(await verify({ ...received, headers }, secret)).toBe(false);
    expect(await verify({ ...received, headers: {} }, secret)).toBe(false);
  });

  it('has the fields of a real delivery', () => {
    const shown = JSON.parse(codeOf('json')) as object;
    const sent = JSON.parse(receiver.received[0]?.body ?? '{}') as object;
    expect(Object.keys(sent)).toEqual(Object.keys(shown));
  });
});
