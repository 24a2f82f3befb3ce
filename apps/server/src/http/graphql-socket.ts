import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createErrorFormatter, firstErrors } from '../graphql/errors.js';
import type { Context, Watch } from '../graphql/context.js';
import { UserError } from '../lib/errors.js';
import { clientAddress, type TrustsHop } from './client-address.js';
import { isOwnHost, isOwnOrigin } from './guards.js';
import { dropSlowReader, watchReader } from './slow-readers.js';
import { createSocketIntake, type IntakeDependencies, type Parameters } from './socket-intake.js';

export interface SocketDependencies extends Omit<IntakeDependencies, 'addressOf'> {
  server: Server;
  deny: Context['deny'];
  trustsHop: TrustsHop;
  watch: Watch;
  publicUrl: string;
  /** Milliseconds between two pings; whoever has not answered one by the next is gone. */
  pingEveryMs?: number | undefined;
}

const PING_EVERY = 12_000;
/** How long a stop waits for the other side to close, too: one that does not read never will. */
const FAREWELL = 3000;

/** Subscriptions over graphql-transport-ws, signed in by the cookie or by Authorization in connectionParams. */
export function graphqlSocket(use: SocketDependencies): { stop: () => Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 64 * 1024,
  });
  const formatError = createErrorFormatter(use.log);
  const addressOf = (request: IncomingMessage) => clientAddress(request, use.trustsHop);
  const intake = createSocketIntake({ ...use, addressOf });
  const disposable = useServer<Parameters, { actor?: Context['actor'] }>(
    {
      schema: use.schema,
      connectionInitWaitTimeout: 3000,
      onConnect: ({ connectionParams, extra }) => intake.connect(extra, connectionParams),
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        intake.subscribe(extra, Object.keys(subscriptions).length, payload),
      context: ({ extra }): Context => ({
        actor: extra.actor,
        watch: use.watch,
        deny: use.deny,
        request: {
          ip: addressOf(extra.request),
          userAgent: extra.request.headers['user-agent'] ?? '',
        },
        setSession: () => {
          throw new UserError('FORBIDDEN', 'Sign in and out over HTTP.');
        },
      }),
      onError: (_context, _id, _payload, errors) =>
        firstErrors(errors).map((error) => asError(formatError(error.toJSON(), error))),
      onNext: ({ extra }, _id, _payload, _args, result) => {
        dropSlowReader(extra.socket);
        if (!result.errors) return undefined;
        const errors = firstErrors(result.errors).map((error) =>
          asError(formatError(error.toJSON(), error)),
        );
        return { ...result, errors };
      },
    },
    sockets,
    use.pingEveryMs ?? PING_EVERY,
  );
  sockets.on('connection', watchReader);

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { pathname } = new URL(request.url ?? '/', use.publicUrl);
    if (pathname !== '/graphql') return refuse(socket, '404 Not Found');
    if (!isOwnHost(use.publicUrl, request.headers.host))
      return refuse(socket, '421 Misdirected Request');
    if (!isOwnOrigin(use.publicUrl, request.headers.origin)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (client) =>
      sockets.emit('connection', client, request),
    );
  };
  use.server.on('upgrade', upgrade);

  return {
    stop: async () => {
      use.server.off('upgrade', upgrade);
      const late = setTimeout(() => sockets.clients.forEach((one) => one.terminate()), FAREWELL);
      await disposable.dispose();
      clearTimeout(late);
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function asError({
  message,
  ...options
}: ReturnType<ReturnType<typeof createErrorFormatter>>): GraphQLError {
  return new GraphQLError(message, { extensions: options.extensions, path: options.path });
}
