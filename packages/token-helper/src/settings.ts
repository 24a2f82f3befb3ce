import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './environment.js';
import { misconfigured } from './problem.js';
import { readSettingsFile } from './settings-file.js';
import { secondsToWait } from './seconds-to-wait.js';

export interface Settings {
  endpoint: URL;
  key: string;
  mailboxId: string;
  /** Seconds to wait for what passes. */
  wait: number;
}

const WAIT = 20;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** From the environment, and from the file for what is missing there. Throws Problem. */
export async function readSettings(mailbox: string, environment: Environment): Promise<Settings> {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw misconfigured(
      'NODE_TLS_REJECT_UNAUTHORIZED must not be 0: anybody could take the key. Unset it; for a private authority set NODE_EXTRA_CA_CERTS.',
    );
  const path = environment.MAILKEY_TOKEN_FILE || defaultPath(environment);
  const { MAILKEY_URL, MAILKEY_API_KEY } = environment;
  const complete = MAILKEY_URL && MAILKEY_API_KEY && ID.test(mailbox);
  const file = complete || !path ? undefined : await readSettingsFile(path);
  const found = (name: string) => environment[name]?.trim() || file?.get(name);
  const setting = (name: string): string => {
    const value = found(name);
    if (value) return value;
    throw misconfigured(`${name} is not set, and ${whereNot(path, file)}.`);
  };
  return {
    endpoint: endpointOf(setting('MAILKEY_URL')),
    key: keyOf(setting('MAILKEY_API_KEY')),
    mailboxId: idOf(mailbox, path ?? 'a file that MAILKEY_TOKEN_FILE names', file),
    wait: waitOf(found('MAILKEY_WAIT')),
  };
}

function whereNot(path: string | undefined, file: unknown): string {
  if (path) return file ? `${path} does not have it` : `there is no ${path}`;
  return 'no file can be looked for: HOME is not set, and this user has no account here. Set it in the environment, or name a file in MAILKEY_TOKEN_FILE';
}

/** Undefined where there is no home, as in a container that runs with a number for a user. */
function defaultPath({ XDG_CONFIG_HOME = '', HOME }: Environment): string | undefined {
  // What is not absolute does not count (XDG Base Directory Specification).
  if (isAbsolute(XDG_CONFIG_HOME)) return join(XDG_CONFIG_HOME, 'mailkey', 'token');
  const home = HOME || homeOfAccount();
  return home && isAbsolute(home) ? join(home, '.config', 'mailkey', 'token') : undefined;
}

function homeOfAccount(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

function waitOf(text: string | undefined): number {
  if (text === undefined) return WAIT;
  const seconds = secondsToWait(text);
  if (seconds === undefined) throw misconfigured('MAILKEY_WAIT is a number of seconds up to 3600.');
  return seconds;
}

/** The key travels with the request: only encrypted, or to this machine itself. */
function endpointOf(text: string): URL {
  if (!URL.canParse(text)) throw misconfigured('MAILKEY_URL is not an address.');
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash)
    throw misconfigured('MAILKEY_URL is the plain address of Mailkey, such as https://host.');
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    throw misconfigured('MAILKEY_URL must start with https:, for the key is sent there.');
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/graphql`;
  return url;
}

function keyOf(text: string): string {
  // Else it would be an invalid header, and the error of that would repeat it.
  if (!/^[\x21-\x7e]+$/.test(text))
    throw misconfigured('MAILKEY_API_KEY has characters that no key has: copy it again.');
  return text;
}

function idOf(mailbox: string, path: string, file: Map<string, string> | undefined): string {
  if (ID.test(mailbox)) return mailbox.toLowerCase();
  const wanted = mailbox.toLowerCase();
  const id = [...(file ?? [])].find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (!mailbox.includes('@') || id === undefined)
    throw misconfigured(
      `Which mailbox is that? Give its id, or write its address and id into ${path}: address=id.`,
    );
  if (!ID.test(id)) throw misconfigured(`The id of that mailbox in ${path} is not an id.`);
  return id.toLowerCase();
}
