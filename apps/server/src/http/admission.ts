import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Actor } from '../features/access/actor.js';
import { createTurns } from '../lib/turns.js';
import type { RateLimits } from './rate-limits.js';
import type { SignIn } from './sign-in.js';

type Handler = (request: Request, response: Response, next: NextFunction) => Promise<void>;

export interface Admission {
  /**
   * Finds out who asks and whether they have asked too often, before anything is read or run; the seconds to wait
   * when they have.
   */
  admit(request: IncomingMessage, ip: string): Promise<number | undefined>;
  /** The same as a handler. */
  handler: Handler;
  /** The same where keys alone are known, and the refusal is a sentence for a shell. */
  ofKeys: Handler;
  actorOf(request: IncomingMessage): Actor | undefined;
}

interface Ways {
  signIn: SignIn;
  keySignIn: SignIn;
}

export function createAdmission({ signIn, keySignIn }: Ways, limits: RateLimits): Admission {
  const actors = new WeakMap<IncomingMessage, Actor>();
  const turnOfStranger = createTurns();
  const admit =
    (know: SignIn): Admission['admit'] =>
    async (request, ip) => {
      const actor = await know(request.headers);
      const wait = limits.admit(actor, ip);
      if (wait !== undefined) return wait;
      if (actor) actors.set(request, actor);
      // A crowd of them would be worked through at one go, and whoever is signed in would wait for its end.
      else await turnOfStranger();
      return undefined;
    };
  const handler =
    (judge: Admission['admit'], refuse: Refuse): Handler =>
    async (request, response, next) => {
      const wait = await judge(request, request.ip ?? '');
      if (wait === undefined) return next();
      refuse(response.status(429).set('Retry-After', String(wait)), wait);
    };
  return {
    admit: admit(signIn),
    handler: handler(admit(signIn), refuseAsGraphql),
    ofKeys: handler(admit(keySignIn), refuseAsText),
    actorOf: (request) => actors.get(request),
  };
}

type Refuse = (response: Response, retryAfterSeconds: number) => void;

const TOO_MANY = 'Too many requests. Wait a little.';

/** The body that GraphQL callers read; others have status and Retry-After. */
export function tooManyAsGraphql(retryAfterSeconds: number): object {
  const extensions = { code: 'TOO_MANY_REQUESTS', retryAfterSeconds };
  return { errors: [{ message: TOO_MANY, extensions }] };
}

function refuseAsGraphql(response: Response, retryAfterSeconds: number): void {
  response.json(tooManyAsGraphql(retryAfterSeconds));
}

function refuseAsText(response: Response): void {
  response.type('text/plain').send(`${TOO_MANY}\n`);
}
