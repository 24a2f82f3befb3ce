import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { readCommandLine, type Wish } from './command-line.js';
import { imapSession } from './imap-session.js';
import { issueAccessToken } from './issue-access-token.js';
import { readSettings } from './settings.js';
import { usage } from './usage.js';
import { xoauth2 } from './xoauth2.js';

export interface Surroundings {
  words: string[];
  environment: Record<string, string | undefined>;
  stdin: Readable;
  stdout: Writable;
}

/** Does what the command line asks for. Throws Problem for what can be mended. */
export async function run({ words, environment, stdin, stdout }: Surroundings): Promise<void> {
  const wish = readCommandLine(words);
  if (wish.kind === 'help') return void stdout.write(usage);
  if (wish.kind === 'version') return void stdout.write(`${await version()}\n`);
  const token = await tokenFor(wish, environment);
  if (wish.kind === 'token') return void stdout.write(`${token.accessToken}\n`);
  const message = xoauth2(token, wish.user);
  if (wish.kind === 'xoauth2') return void stdout.write(`${message}\n`);
  await imapSession(wish.server, message, { stdin, stdout });
}

async function tokenFor(
  { mailbox }: Extract<Wish, { mailbox: string }>,
  environment: Surroundings['environment'],
) {
  return issueAccessToken(await readSettings(mailbox, environment));
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version; // our own file
}
