import { parseArgs } from 'node:util';
import { exitCodes, Problem } from './problem.js';
import { secondsToWait } from './seconds-to-wait.js';

export interface Server {
  host: string;
  port: number;
}

interface Asked {
  mailbox: string;
  user?: string;
  /** Seconds to wait for what passes. */
  wait?: number;
  /** Seconds that the token must live. */
  minimumLife?: number;
}

export type Wish =
  | { kind: 'help' }
  | { kind: 'version' }
  | ({ kind: 'token' } & Asked)
  | ({ kind: 'xoauth2' } & Asked)
  | ({ kind: 'imap'; server: Server; byProxy: boolean } & Asked);

const options = {
  xoauth2: { type: 'boolean' },
  imap: { type: 'string' },
  user: { type: 'string' },
  wait: { type: 'string' },
  'minimum-life': { type: 'string' },
  'imap-proxy': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** What is asked for. Throws Problem with EX_USAGE. */
export function readCommandLine(words: string[]): Wish {
  const { values, positionals } = parse(words);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [mailbox, ...rest] = positionals;
  if (!mailbox || rest.length > 0) throw misuse('Name one mailbox.');
  const wanted = {
    mailbox,
    ...(values.user !== undefined && { user: login(values.user) }),
    ...(values.wait !== undefined && { wait: waiting(values.wait) }),
    ...minimumLife(values['minimum-life']),
  };
  const byProxy = values['imap-proxy'] ?? false;
  if (values.imap !== undefined) {
    if (values.xoauth2) throw misuse('Choose --xoauth2 or --imap.');
    return { kind: 'imap', ...wanted, server: readServer(values.imap), byProxy };
  }
  if (byProxy) throw misuse('--imap-proxy goes with --imap.');
  return { kind: values.xoauth2 ? 'xoauth2' : 'token', ...wanted };
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    // The message would repeat the words, and somebody may have typed the key there.
    throw misuse('An option is unknown or lacks its value.');
  }
}

/** A login that would break out of the SASL message is refused. */
function login(user: string): string {
  if (user === '' || /[\u0000-\u001f\u007f-\u009f]/.test(user))
    throw misuse('The login must not be empty or contain control characters.');
  return user;
}

function waiting(text: string): number {
  const seconds = secondsToWait(text);
  if (seconds === undefined) throw misuse('--wait takes a number of seconds up to 3600.');
  return seconds;
}

/** What Mailkey takes. */
function minimumLife(text: string | undefined): Pick<Asked, 'minimumLife'> {
  if (text === undefined) return {};
  if (!/^\d{1,5}$/.test(text) || Number(text) > 86_400)
    throw misuse('--minimum-life takes a whole number of seconds up to 86400.');
  return { minimumLife: Number(text) };
}

/** `imap.example.com`, `imap.example.com:993` or `[2001:db8::1]:993`. */
function readServer(text: string): Server {
  const [, bracketed, plain, port = '993'] =
    /^(?:\[([\da-fA-F:]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (!host || Number(port) < 1 || Number(port) > 65_535)
    throw misuse('--imap takes a host, or a host and a port: imap.example.com:993.');
  return { host, port: Number(port) };
}

function misuse(sentence: string): Problem {
  return new Problem(exitCodes.usage, `${sentence} See mailkey-token --help.`);
}
