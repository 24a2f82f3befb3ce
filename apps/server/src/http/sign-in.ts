import type { IncomingMessage } from 'node:http';
import type { Actor } from '../features/access/actor.js';
import type { ApiKeyStore } from '../features/access/api-key.store.js';
import type { SessionStore } from '../features/access/session.store.js';
import { readCookie, type SessionCookie } from './session-cookie.js';

export interface Credentials {
  authorization?: string | undefined;
  cookie?: string | undefined;
}

/** Who asks, from the headers of a request or the parameters of a WebSocket: a key goes before a cookie. */
export type SignIn = (credentials: Credentials) => Promise<Actor | undefined>;

/** The same actor as of now, without counting as use; undefined when session or key have ended. */
export type Revalidate = (actor: Actor) => Promise<Actor | undefined>;

export function revalidateBy(deps: { sessions: SessionStore; apiKeys: ApiKeyStore }): Revalidate {
  return async (actor) =>
    actor.kind === 'user'
      ? deps.sessions.revalidate(actor.sessionId)
      : deps.apiKeys.revalidate(actor.id);
}

export function createSignIn(deps: {
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  cookie: SessionCookie;
}): SignIn {
  return async ({ authorization, cookie }) => {
    const key = bearerOf(authorization);
    if (key) return deps.apiKeys.actorOf(key);
    const session = readCookie(cookie, deps.cookie.name);
    return session ? deps.sessions.actorOf(session) : undefined;
  };
}

/** A key alone, never the cookie: by Bearer, or as the password of Basic, where a program can send nothing else. */
export function createKeySignIn({ apiKeys }: { apiKeys: ApiKeyStore }): SignIn {
  return async ({ authorization }) => {
    const key = bearerOf(authorization) ?? basicPasswordOf(authorization);
    return key ? apiKeys.actorOf(key) : undefined;
  };
}

function bearerOf(authorization = ''): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

/** RFC 7617 section 2. */
function basicPasswordOf(authorization = ''): string | undefined {
  const [, pair] = /^Basic +([\w+/=-]+)$/i.exec(authorization) ?? [];
  return pair && /^[^:]*:(\S+)$/.exec(Buffer.from(pair, 'base64').toString())?.[1];
}

/** The session of the person who is signed in to Mailkey in this browser, if any. */
export function sessionOf(
  signIn: SignIn,
): (request: IncomingMessage) => Promise<string | undefined> {
  return async ({ headers: { cookie } }) => {
    const actor = await signIn({ cookie });
    return actor?.kind === 'user' ? actor.sessionId : undefined;
  };
}
