import type { IncomingMessage } from 'node:http';
import { GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { WebSocket } from 'ws';
import type { Actor } from '../features/access/actor.js';
import type { Context } from '../graphql/context.js';
import { createPrepare, type OperationRequest } from '../graphql/prepare.js';
import { UserError } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import type { OpenSockets } from './open-sockets.js';
import type { RateLimits } from './rate-limits.js';
import { callerKey, type SocketCounts } from './socket-counts.js';
import type { SignIn, Revalidate } from './sign-in.js';

export interface IntakeDependencies {
  schema: GraphQLSchema;
  signIn: SignIn;
  revalidate: Revalidate;
  open: OpenSockets;
  limits: RateLimits;
  counts: SocketCounts;
  log: Log;
  addressOf(request: IncomingMessage): string;
}

export interface Connected {
  actor?: Context['actor'];
  socket: WebSocket;
  request: IncomingMessage;
}

export type Parameters = { Authorization?: unknown; authorization?: unknown };

const TOO_MANY = 4429;
/** Operations that one socket may have under way. */
const SUBSCRIPTIONS = 20;

/** Who may open a socket and what may be asked over it. What is thrown here would be told to the caller. */
export function createSocketIntake(deps: IntakeDependencies) {
  const prepare = createPrepare(deps.schema);

  /** Who opened a socket before it was one. */
  const openedBy = new WeakMap<IncomingMessage, Actor>();

  async function connect(extra: Connected, parameters: Parameters | undefined): Promise<boolean> {
    const { authorization, cookie } = extra.request.headers;
    const given = parameters?.Authorization ?? parameters?.authorization;
    const actor = await deps.signIn({
      authorization: typeof given === 'string' ? given : authorization,
      cookie,
    });
    // A socket that has closed meanwhile would never give its places back.
    if (!actor || extra.socket.readyState !== extra.socket.OPEN) return false;
    if (!hasRoom(extra, actor)) return false;
    extra.actor = actor;
    deps.open.admit(extra.socket, actor);
    return true;
  }

  /** A key that was not in the headers passes now what it would have passed then. */
  function hasRoom({ socket, request }: Connected, actor: Actor): boolean {
    const opener = openedBy.get(request);
    if (opener && callerKey(opener) === callerKey(actor)) return true;
    if (deps.limits.admit(actor, deps.addressOf(request)) !== undefined) return full(socket);
    const leave = deps.counts.enterAs(actor);
    if (!leave) return full(socket);
    socket.once('close', leave);
    return true;
  }

  async function subscribe(
    extra: Connected,
    asked: OperationRequest,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    // Who opened the socket may have lost rights since, or proved to be there again.
    extra.actor = extra.actor && (await deps.revalidate(extra.actor));
    const wait = deps.limits.admit(extra.actor, deps.addressOf(extra.request));
    return wait === undefined ? prepare(asked, extra.actor !== undefined) : [tooMany(wait)];
  }

  return {
    /** The upgrade was let through for this caller, whom `connect` does not count again. */
    opened(request: IncomingMessage, actor: Actor | undefined): void {
      if (actor) openedBy.set(request, actor);
    },

    connect: (extra: Connected, parameters: Parameters | undefined): Promise<boolean> =>
      connect(extra, parameters).catch((cause: unknown) => {
        deps.log.error({ err: cause }, 'a socket could not be opened');
        return false;
      }),

    /** `open`: the operations of this socket, this one among them. */
    async subscribe(extra: Connected, open: number, asked: OperationRequest) {
      if (open > SUBSCRIPTIONS) return [tooMany(1)];
      return subscribe(extra, asked).catch((cause: unknown) => [masked(cause)]);
    },
  };
}

/** The code says to whoever reads it what 429 says over HTTP. */
function full(socket: WebSocket): false {
  socket.close(TOO_MANY, 'Too many sockets or requests');
  return false;
}

function tooMany(retryAfterSeconds: number): GraphQLError {
  return masked(
    new UserError('TOO_MANY_REQUESTS', 'Too many requests. Wait a little.', { retryAfterSeconds }),
  );
}

/** For the one translator of errors, which looks into what has a path. */
function masked(cause: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : new Error(String(cause));
  return new GraphQLError('', { originalError, path: [] });
}
