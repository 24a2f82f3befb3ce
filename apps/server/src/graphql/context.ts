import type { Actor, UserActor } from '../features/access/actor.js';
import type { Audit } from '../features/access/audit-entry.js';

/** What a resolver knows of the request, over HTTP and WebSocket alike. */
export interface Context {
  actor: Actor | undefined;
  request: RequestFacts;
  /** What a subscription may watch; TypeGraphQL calls `subscribe` without its resolver, so it comes from here. */
  watch: Watch;
  /**
   * Sets or clears the session cookie, and tells a browser that it is known; refused where there is no
   * HTTP answer to put it on.
   */
  setSession(token: string | undefined, browser?: string): void;
  /** Tells the audit log of a refusal. */
  deny: Audit['deny'];
}

export interface Watch {
  run(id: string): AsyncIterable<unknown>;
  oauthClient(id: string | undefined): AsyncIterable<unknown>;
  mailbox(id: string | undefined): AsyncIterable<unknown>;
  mailboxAction(id: string): AsyncIterable<unknown>;
  /** One, or those of one client, or all. */
  grant(which: {
    id: string | undefined;
    oauthClientId: string | undefined;
  }): AsyncIterable<unknown>;
  /** Of whoever has staged it: throws NOT_FOUND for anybody else. */
  mailboxImport(id: string, ownerId: string): Promise<AsyncIterable<unknown>>;
  incident(id: string | undefined): AsyncIterable<unknown>;
  alertChannel(): AsyncIterable<unknown>;
  alertDelivery(channelId: string): AsyncIterable<unknown>;
}

export interface RequestFacts {
  ip: string;
  userAgent: string;
  /** What a browser that somebody has signed in with says of itself. */
  browser?: string | undefined;
  /** The address of the page that asks, when a browser told it. */
  origin?: string;
}

/** The signed-in person or the key, where the access rule has made sure that there is one. */
export function actorOf(context: Pick<Context, 'actor'>): Actor {
  if (!context.actor) throw new Error('a field that needs an actor has a PUBLIC access rule');
  return context.actor;
}

/** The signed-in person, where the access rule has made sure that it is one: SIGNED_IN and ADMIN are. */
export function personOf(context: Context): UserActor {
  if (context.actor?.kind !== 'user') throw new Error('a field for people has another access rule');
  return context.actor;
}
