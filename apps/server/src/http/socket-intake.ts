import type { IncomingMessage } from 'node:http';
import { GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { WebSocket } from 'ws';
import type { Context } from '../graphql/context.js';
import { createPrepare, type Asked } from '../graphql/prepare.js';
import { UserError } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import type { OpenSockets } from './open-sockets.js';
import type { RateLimits } from './rate-limits.js';
import type { SignIn, SignInAgain } from './sign-in.js';

export interface IntakeDependencies {
  schema: GraphQLSchema;
  signIn: SignIn;
  again: SignInAgain;
  open: OpenSockets;
  limits: RateLimits;
  log: Log;
  addressOf(request: IncomingMessage): string;
}

export interface Connected {
  actor?: Context['actor'];
  socket: WebSocket;
  request: IncomingMessage;
}

export type Parameters = { Authorization?: unknown; authorization?: unknown };

/** Operations that one socket may have under way. */
const SUBSCRIPTIONS = 20;

/** Who may open a socket and what may be asked over it. What is thrown here would be told to the caller. */
export function createSocketIntake(use: IntakeDependencies) {
  const prepare = createPrepare(use.schema);

  async function connect(extra: Connected, parameters: Parameters | undefined): Promise<boolean> {
    const { authorization, cookie } = extra.request.headers;
    const given = parameters?.Authorization ?? parameters?.authorization;
    extra.actor = await use.signIn({
      authorization: typeof given === 'string' ? given : authorization,
      cookie,
    });
    if (extra.actor) use.open.admit(extra.socket, extra.actor);
    return extra.actor !== undefined;
  }

  async function subscribe(
    extra: Connected,
    asked: Asked,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    // Who opened the socket may have lost rights since, or proved to be there again.
    extra.actor = extra.actor && (await use.again(extra.actor));
    const wait = use.limits.admit(extra.actor, use.addressOf(extra.request));
    return wait === undefined ? prepare(asked, extra.actor !== undefined) : [tooMany(wait)];
  }

  return {
    connect: (extra: Connected, parameters: Parameters | undefined): Promise<boolean> =>
      connect(extra, parameters).catch((cause: unknown) => {
        use.log.error({ err: cause }, 'a socket could not be opened');
        return false;
      }),

    /** `open`: the operations of this socket, this one among them. */
    async subscribe(extra: Connected, open: number, asked: Asked) {
      if (open > SUBSCRIPTIONS) return [tooMany(1)];
      return subscribe(extra, asked).catch((cause: unknown) => [masked(cause)]);
    },
  };
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
