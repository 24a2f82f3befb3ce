import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { readCommandLine } from './command-line.js';
import { openConnection } from './connection.js';
import type { Environment } from './environment.js';
import { issueAccessToken } from './issue-access-token.js';
import type { Target } from './proxy.js';
import { readSettings } from './settings.js';
import { usage } from './usage.js';
import { waitOut } from './wait-out.js';
import { xoauth2 } from './sasl.js';

export interface Surroundings {
  words: string[];
  environment: Environment;
  stdin: Readable;
  stdout: Writable;
}

/** Does what the command line asks for. Throws Problem for what can be fixed. */
export async function run({ words, environment, stdin, stdout }: Surroundings): Promise<void> {
  const wish = readCommandLine(words);
  if (wish.kind === 'help') return void stdout.write(usage);
  if (wish.kind === 'version') return void stdout.write(`${await version()}\n`);
  const settings = await readSettings(wish.mailbox, environment);
  const end = performance.now() + (wish.wait ?? settings.wait) * 1000;
  const wanted = { ...settings, minimumLife: wish.minimumLife };
  const token = await waitOut(end, (signal) => issueAccessToken(wanted, environment, signal));
  if (wish.kind === 'token') return void stdout.write(`${token.accessToken}\n`);
  const bearer = { user: wish.user ?? token.username, accessToken: token.accessToken };
  if (wish.kind === 'xoauth2') return void stdout.write(`${xoauth2(bearer)}\n`);
  // Most who run this want a token alone, once for each message: they load nothing else.
  const { imapSession } = await import('./imap-session.js');
  const target: Target = { scheme: 'imaps', ...wish.server, direct: !wish.byProxy };
  const open = () => waitOut(end, (signal) => openConnection(target, environment, signal));
  await imapSession(wish.server, bearer, { open, end, ends: { stdin, stdout } });
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version; // our own file
}
