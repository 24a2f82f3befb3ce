import type { IncomingMessage, Server } from 'node:http';
import { createSourceEventStream, GraphQLError, type ExecutionResult } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Limits } from '../config.js';
import { createErrorFormatter, firstErrors } from '../graphql/errors.js';
import type { Context, Watch } from '../graphql/context.js';
import { UserError } from '../lib/errors.js';
import { createBroadcasts } from './broadcasts.js';
import { clientAddress, type TrustsHop } from './client-address.js';
import { hostOf, isOwnHost, isOwnOrigin } from './guards.js';
import { readTarget } from './paths.js';
import { dropSlowReader, watchReader } from './slow-readers.js';
import { createSocketCounts } from './socket-counts.js';
import {
  createSocketIntake,
  type Connected,
  type IntakeDependencies,
  type Parameters,
} from './socket-intake.js';
import { speakProtocol } from './socket-protocol.js';
import { ownUpgrades, type Upgrade, type UpgradeRefusal } from './upgrades.js';

export interface SocketDependencies extends Omit<IntakeDependencies, 'addressOf' | 'counts'> {
  server: Server;
  deny: Context['deny'];
  trustsHop: TrustsHop;
  watch: Watch;
  publicUrl: string;
  socketLimits: Limits['sockets'];
  /** Milliseconds between two pings; whoever has not answered one by the next is gone. */
  pingEveryMs?: number | undefined;
}

const PING_EVERY = 12_000;
/** How long a stop waits for the other side to close, too: one that does not read never will. */
const FAREWELL = 3000;
/** Seconds until somebody else's socket may have closed. */
const LATER = 10;

/** Subscriptions over graphql-transport-ws, signed in by the cookie or by Authorization in connectionParams. */
export function graphqlSocket(deps: SocketDependencies): { stop: () => Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: chosenProtocol,
    // A message in a thousand pieces costs a thousand times its length.
    maxPayload: 64 * 1024,
    maxFragments: 64,
    maxBufferedChunks: 1024,
  });
  const { log, pingEveryMs = PING_EVERY } = deps;
  const addressOf = (request: IncomingMessage) => clientAddress(request, deps.trustsHop);
  const counts = createSocketCounts(deps.socketLimits);
  const intake = createSocketIntake({ ...deps, addressOf, counts });
  const protocol = makeServer(protocolOptions(deps, intake, addressOf));
  sockets.on('connection', watchReader);
  sockets.on('connection', speakProtocol(protocol, { pingEveryMs, log }));

  async function take({ request, socket, head }: Upgrade): Promise<UpgradeRefusal | undefined> {
    const fault = doorFault(request, deps.publicUrl);
    if (fault) return fault;
    const ip = addressOf(request);
    const actor = await deps.signIn(request.headers);
    const wait = deps.limits.admit(actor, ip);
    if (wait !== undefined) return tooMany(wait);
    if (socket.destroyed) return undefined;
    const leave = counts.enter(ip, actor);
    if (!leave) return tooMany(LATER);
    socket.once('close', leave);
    sockets.handleUpgrade(request, socket, head, (client) => {
      intake.opened(request, actor);
      sockets.emit('connection', client, request);
    });
    return undefined;
  }
  const stopUpgrades = ownUpgrades(deps.server, take, log);

  return {
    stop: async () => {
      stopUpgrades();
      const late = setTimeout(() => sockets.clients.forEach((one) => one.terminate()), FAREWELL);
      for (const client of sockets.clients) client.close(1001, 'Going away');
      await new Promise((resolve) => sockets.close(resolve));
      clearTimeout(late);
    },
  };
}

/** False leaves the protocol out; the socket is closed with 4406 then. */
function chosenProtocol(offered: Set<string>): string | false {
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL;
}

/** What every request passes, before anything is read or run. */
function doorFault(request: IncomingMessage, publicUrl: string): UpgradeRefusal | undefined {
  const target = readTarget(request.url);
  if (!target) return { status: '400 Bad Request' };
  if (target.path !== '/graphql' || !target.plain) return { status: '404 Not Found' };
  if (!isOwnHost(publicUrl, hostOf(request))) return { status: '421 Misdirected Request' };
  if (!isOwnOrigin(publicUrl, request.headers.origin)) return { status: '403 Forbidden' };
  return undefined;
}

function tooMany(retryAfterSeconds: number): UpgradeRefusal {
  return { status: '429 Too Many Requests', retryAfterSeconds };
}

function protocolOptions(
  deps: SocketDependencies,
  intake: ReturnType<typeof createSocketIntake>,
  addressOf: (request: IncomingMessage) => string,
): ServerOptions<Parameters, Connected> {
  const formatError = createErrorFormatter(deps.log);
  const formatted = (errors: readonly GraphQLError[]) =>
    firstErrors(errors).map((error) => asError(formatError(error.toJSON(), error)));
  const broadcasts = createBroadcasts({ log: deps.log, formatted });
  return {
    schema: deps.schema,
    // Each caller is judged here; what it hears of is executed for all who have asked the same.
    subscribe: (args) => createSourceEventStream(args) as Promise<ExecutionResult>, // or a stream, which is joined
    onOperation: ({ extra: { socket } }, id, _payload, args, source) =>
      Symbol.asyncIterator in source ? broadcasts.join({ socket, id }, args, source) : undefined,
    connectionInitWaitTimeout: 3000,
    onConnect: ({ connectionParams, extra }) => intake.connect(extra, connectionParams),
    onSubscribe: ({ extra, subscriptions }, _id, payload) =>
      intake.subscribe(extra, Object.keys(subscriptions).length, payload),
    context: ({ extra }): Context => ({
      actor: extra.actor,
      watch: deps.watch,
      deny: deps.deny,
      request: {
        ip: addressOf(extra.request),
        userAgent: extra.request.headers['user-agent'] ?? '',
      },
      setSession: () => {
        throw new UserError('FORBIDDEN', 'Sign in and out over HTTP.');
      },
    }),
    onError: (_context, _id, _payload, errors) => formatted(errors),
    onNext: ({ extra }, _id, _payload, _args, result) => {
      dropSlowReader(extra.socket);
      return result.errors ? { ...result, errors: formatted(result.errors) } : undefined;
    },
  };
}

function asError({
  message,
  ...options
}: ReturnType<ReturnType<typeof createErrorFormatter>>): GraphQLError {
  return new GraphQLError(message, { extensions: options.extensions, path: options.path });
}
