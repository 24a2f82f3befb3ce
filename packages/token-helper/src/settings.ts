import { homedir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, Problem } from './problem.js';
import { readSettingsFile } from './settings-file.js';

export interface Settings {
  endpoint: URL;
  key: string;
  mailboxId: string;
}

type Environment = Record<string, string | undefined>;

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
  const file = complete ? undefined : await readSettingsFile(path);
  const setting = (name: string): string => {
    const value = environment[name] || file?.get(name);
    if (value) return value;
    const place = file ? `${path} does not have it` : `there is no ${path}`;
    throw misconfigured(`${name} is not set, and ${place}.`);
  };
  return {
    endpoint: endpointOf(setting('MAILKEY_URL')),
    key: keyOf(setting('MAILKEY_API_KEY')),
    mailboxId: idOf(mailbox, path, file),
  };
}

function defaultPath({ XDG_CONFIG_HOME, HOME }: Environment): string {
  const folder = XDG_CONFIG_HOME || join(HOME || homedir(), '.config');
  return join(folder, 'mailkey', 'token');
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
  if (ID.test(mailbox)) return mailbox;
  const wanted = mailbox.toLowerCase();
  const id = [...(file ?? [])].find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (!mailbox.includes('@') || id === undefined)
    throw misconfigured(
      `Which mailbox is that? Give its id, or write its address and id into ${path}: address=id.`,
    );
  if (!ID.test(id)) throw misconfigured(`The id of that mailbox in ${path} is not an id.`);
  return id;
}

function misconfigured(sentence: string): Problem {
  return new Problem(exitCodes.configuration, sentence);
}
