import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { JSON_TYPE, type Behaviour } from './behaviour.js';
import { createLedger, type Issued, type Rotation } from './ledger.js';

/** One request at the token endpoint, from its first to its last moment. */
export interface TokenRequestSeen {
  at: number;
  /** When the connection was done with; absent while it is open. */
  until?: number;
  grantType: string;
  refreshToken?: string;
  /** What the witness saw at that moment, before anything was decided. */
  witnessed?: unknown;
  /** The tokens were given, whether or not the answer arrived. */
  issued?: Issued;
  /** Whether the refresh token had brought newer ones before. */
  used?: boolean;
}

export type Witness = (form: URLSearchParams) => Promise<unknown>;

export type AuthorizationServer = Awaited<ReturnType<typeof startAuthorizationServer>>;

/**
 * A token endpoint that writes down every token and every request, and misbehaves when told to. It
 * runs in the process of the test; what is tested runs in another one and dies without it.
 */
export async function startAuthorizationServer() {
  let ahead = 0;
  // A grace period passes when a test says so, however long this machine takes to start a process.
  const ledger = createLedger(() => ahead);
  const requests: TokenRequestSeen[] = [];
  const sockets = new Set<Socket>();
  const told: Behaviour[] = [];
  let usual: () => Behaviour = () => ({});
  let witness: Witness | undefined;
  let arrived: ((seen: TokenRequestSeen) => void)[] = [];

  async function answer(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const refreshToken = form.get('refresh_token') ?? undefined;
    const family = refreshToken === undefined ? undefined : ledger.familyOf(refreshToken);
    const seen: TokenRequestSeen = {
      at: Date.now(),
      grantType: form.get('grant_type') ?? '',
      ...(refreshToken !== undefined && { refreshToken }),
      used: refreshToken !== undefined && (family?.former.has(refreshToken) ?? false),
    };
    requests.push(seen);
    response.once('close', () => (seen.until = Date.now()));
    if (witness) seen.witnessed = await witness(form);
    const behaviour = told.shift() ?? usual();
    for (const tell of arrived.splice(0)) tell(seen);
    if (behaviour.waitMs) await sleep(behaviour.waitMs);
    await behaviour.until;
    if (behaviour.cut === 'before') return void response.destroy();
    if (behaviour.hang === 'before') return;
    if (behaviour.instead) return say(response, behaviour.instead);
    const issued = await decide(form, seen);
    await behaviour.answerWhen;
    if (behaviour.cut === 'after') return void response.destroy();
    if (behaviour.hang === 'after') return;
    if (!issued) return json(response, { error: 'invalid_grant' }, 400);
    await give(response, issued, behaviour);
  }

  async function decide(form: URLSearchParams, seen: TokenRequestSeen) {
    const issued =
      seen.refreshToken === undefined
        ? ledger.redeem(form.get('code') ?? '', form.get('code_verifier') ?? '')
        : ledger.refresh(seen.refreshToken);
    if (issued) seen.issued = issued;
    return issued;
  }

  /** RFC 7009: only of a token that works, as servers that keep no others do. */
  function revoke(form: URLSearchParams, response: ServerResponse): void {
    const token = form.get('token') ?? '';
    const family = ledger.works(token) ? ledger.familyOf(token) : undefined;
    if (family) ledger.end(family);
    say(response, { status: 200 });
  }

  const server = createServer((request, response) => {
    // It describes itself nowhere.
    if (request.method === 'GET') return void response.writeHead(404).end();
    read(request)
      .then((form) => (request.url === '/revoke' ? revoke(form, response) : answer(form, response)))
      // Whoever asked is gone: killed, most likely.
      .catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  return {
    ledger,
    requests,
    origin: `http://127.0.0.1:${port}`,
    tokenUrl: `http://127.0.0.1:${port}/token`,
    revocationUrl: `http://127.0.0.1:${port}/revoke`,
    /** Its clock alone, which stands still otherwise: a grace period ends, and nothing else happens. */
    later: (milliseconds: number): void => void (ahead += milliseconds),
    /** How the next requests are treated, one behaviour each; afterwards as usual. */
    next: (...behaviours: Behaviour[]): void => void told.push(...behaviours),
    /** What was told and has not come about. */
    forget: (): void => void told.splice(0),
    usually: (how: (() => Behaviour) | undefined): void => void (usual = how ?? (() => ({}))),
    /** Looks at something else whenever a request comes in. */
    watchedBy: (by: Witness | undefined): void => void (witness = by),
    /** Resolves when the next request is here and nothing has been decided yet. */
    nextArrival: () => new Promise<TokenRequestSeen>((resolve) => arrived.push(resolve)),
    /** What a person's browser brings back from the consent page. */
    consent: (authorizeUrl: string, rotation: Rotation): URLSearchParams => {
      const asked = new URL(authorizeUrl).searchParams;
      const challenge = asked.get('code_challenge') ?? undefined;
      const code = ledger.authorize(asked.get('client_id') ?? '', rotation, challenge);
      return new URLSearchParams({ code, state: asked.get('state') ?? '' });
    },
    /** Nobody listens at its port any more. */
    goAway: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    comeBack: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () => {
      arrived = [];
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function read(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

async function give(
  response: ServerResponse,
  { accessToken, refreshToken }: Issued,
  { body, fields, truncated }: Behaviour,
): Promise<void> {
  const tokens = { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer' };
  const text = JSON.stringify({ ...tokens, expires_in: 3600, scope: 'mail', ...fields });
  if (truncated) return say(response, { status: 200, text: text.slice(0, text.length / 2) });
  if (!body) return say(response, { status: 200, text });
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': text.length });
  response.flushHeaders();
  if (body === 'never') return;
  for (const byte of text) {
    if (response.destroyed) return;
    response.write(byte);
    await sleep(1000);
  }
  response.end();
}

function say(response: ServerResponse, what: NonNullable<Behaviour['instead']>): void {
  const { status, type = JSON_TYPE, text = '', headers = {} } = what;
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function json(response: ServerResponse, value: object, status: number): void {
  say(response, { status, text: JSON.stringify(value) });
}
