import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createInterface } from 'node:readline';
import {
  answerConsent,
  type ConsentAnswer,
  type Endpoint,
  type MailProtocol,
  type Sandbox,
} from '../index.js';

/** What a client that validates would keep. */
export interface Asked {
  url: string;
  verifier: string;
  redirectUri: string;
}

export function authorizationUrl(sandbox: Sandbox, more: Record<string, string> = {}): Asked {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `http://localhost:3000/oauth/callback/${randomUUID()}`;
  const url = new URL(sandbox.authorizeUrl);
  const parameters = {
    client_id: sandbox.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: sandbox.scopes.join(' '),
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  url.search = new URLSearchParams(parameters).toString();
  return { url: url.href, verifier, redirectUri: parameters.redirect_uri };
}

export interface TokenAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body when it is JSON, else empty. */
  body: Record<string, unknown>;
}

export async function requestToken(
  sandbox: Sandbox,
  parameters: Record<string, string>,
): Promise<TokenAnswer> {
  const credentials = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret };
  const response = await fetch(sandbox.accessTokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ ...credentials, ...parameters }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, text, body };
}

/** The whole code flow with nobody at the keyboard. */
export async function obtain(sandbox: Sandbox, answer: ConsentAnswer = {}): Promise<TokenAnswer> {
  const asked = authorizationUrl(sandbox);
  const outcome = await answerConsent(asked.url, answer);
  if (outcome.kind === 'page') throw new Error(outcome.text);
  const code = new URL(outcome.url).searchParams.get('code') ?? '';
  return requestToken(sandbox, exchange(asked, code));
}

export function exchange({ redirectUri, verifier }: Asked, code: string): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    code,
  };
}

export function xoauth2(user: string, token: string): string {
  return Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64');
}

/** A client that only sends what it is told, to see each byte of the answers. */
export interface RawClient {
  /** The next line of the server; empty once it has hung up. */
  read(): Promise<string>;
  send(line: string): void;
  startTls(): Promise<void>;
  close(): void;
}

export async function openRaw(sandbox: Sandbox, endpoint: Endpoint): Promise<RawClient> {
  const { host, port, security } = endpoint;
  let socket: Socket =
    security === 'TLS'
      ? connectTls({ host, port, ca: sandbox.ca, rejectUnauthorized: true })
      : connectTcp({ host, port });
  let lines = readLines(socket);
  return {
    read: () =>
      lines.next().then(
        ({ value }) => value ?? '',
        () => '',
      ),
    send: (line) => void socket.write(`${line}\r\n`),
    startTls: () =>
      new Promise((resolve) => {
        const secured = connectTls(
          { socket, servername: host, ca: sandbox.ca, rejectUnauthorized: true },
          resolve,
        );
        socket = secured;
        lines = readLines(secured);
      }),
    close: () => void socket.destroy(),
  };
}

function readLines(socket: Socket): AsyncIterator<string, undefined> {
  socket.on('error', () => socket.destroy());
  // readline's iterator ends with undefined, which its type does not say.
  return createInterface({ input: socket })[Symbol.asyncIterator]() as AsyncIterator<
    string,
    undefined
  >;
}

/** The claims of a token in an answer, read and not verified. */
export function claimsOf({ body }: TokenAnswer, name = 'access_token'): Record<string, unknown> {
  const payload = String(body[name]).split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

/**
 * Authenticates by XOAUTH2 and then says one more thing (STATUS INBOX, STAT, MAIL FROM the user). Returns
 * what the server answered from the authentication on, IMAP's tags cut off.
 */
export async function talk(
  sandbox: Sandbox,
  protocol: MailProtocol,
  { user, token, endpoint }: { user: string; token: string; endpoint?: Endpoint },
): Promise<string[]> {
  const { prelude, login, next } = scripts[protocol];
  const client = await openRaw(sandbox, endpoint ?? usual(sandbox)[protocol]);
  for (const { say, until } of prelude) {
    if (say) client.send(say);
    await readUntil(client, until);
  }
  if (protocol === 'pop3') {
    client.send('AUTH XOAUTH2');
    await client.read();
  }
  client.send(`${login}${xoauth2(user, token)}`);
  const answer = await readUntil(client, final[protocol]);
  if (answer.at(-1)?.startsWith('+ ') || answer.at(-1)?.startsWith('334')) {
    client.send('');
    answer.push(...(await readUntil(client, final[protocol])));
  }
  if (!/^(A OK|\+OK|235)/.test(answer.at(-1) ?? '')) return done(client, answer);
  client.send(next.replace('$user', user));
  answer.push(...(await readUntil(client, final[protocol])));
  // A goodbye may follow.
  if (/^(A BAD|A NO)/.test(answer.at(-1) ?? '')) answer.push(await client.read());
  return done(client, answer);
}

const final: Record<MailProtocol, RegExp> = { imap: /^(A|\+) /, pop3: /^(\+|-)/, smtp: /^\d{3} / };

const scripts: Record<
  MailProtocol,
  { prelude: { say?: string; until: RegExp }[]; login: string; next: string }
> = {
  imap: {
    prelude: [{ until: /^\* / }],
    login: 'A AUTHENTICATE XOAUTH2 ',
    next: 'A STATUS INBOX (MESSAGES)',
  },
  pop3: { prelude: [{ until: /^\+OK/ }], login: '', next: 'STAT' },
  smtp: {
    prelude: [{ until: /^220 / }, { say: 'EHLO client.test', until: /^250 / }],
    login: 'AUTH XOAUTH2 ',
    next: 'MAIL FROM:<$user>',
  },
};

function usual({ servers }: Sandbox): Record<MailProtocol, Endpoint> {
  return { imap: servers.imapTls, pop3: servers.pop3Tls, smtp: servers.smtpTls };
}

async function readUntil(client: RawClient, end: RegExp): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = await client.read();
    if (line === '') return lines;
    lines.push(line);
    if (end.test(line)) return lines;
  }
}

function done(client: RawClient, lines: string[]): string[] {
  client.close();
  return lines.filter(Boolean).map((line) => line.replace(/^A /, ''));
}
