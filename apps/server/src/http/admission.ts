import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Actor } from '../features/access/actor.js';
import { createTurns } from '../lib/turns.js';
import type { RateLimits } from './rate-limits.js';
import type { SignIn } from './sign-in.js';

export interface Admission {
  /** Finds out who asks and whether they have asked too often, before anything is read or run. */
  handler: (request: Request, response: Response, next: NextFunction) => Promise<void>;
  actorOf(request: IncomingMessage): Actor | undefined;
}

export function createAdmission(signIn: SignIn, limits: RateLimits): Admission {
  const actors = new WeakMap<IncomingMessage, Actor>();
  const turnOfStranger = createTurns();
  return {
    async handler(request, response, next) {
      const actor = await signIn(request.headers);
      const wait = limits.admit(actor, request.ip ?? '');
      if (wait !== undefined) return refuse(response, wait);
      if (actor) actors.set(request, actor);
      // A crowd of them would be worked through at one go, and whoever is signed in would wait for its end.
      else await turnOfStranger();
      next();
    },
    actorOf: (request) => actors.get(request),
  };
}

/** The body that GraphQL callers read; others have status and Retry-After. */
function refuse(response: Response, retryAfterSeconds: number): void {
  const message = 'Too many requests. Wait a little.';
  response
    .status(429)
    .set('Retry-After', String(retryAfterSeconds))
    .json({ errors: [{ message, extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds } }] });
}
