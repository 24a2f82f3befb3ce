import { randomUUID } from 'node:crypto';
import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow } from '../../db/rows.js';
import { untilWritten } from '../../db/until-written.js';
import type { RequestFacts } from '../../graphql/context.js';
import type { ListArgs } from '../../graphql/pagination.js';
import { rowsBehind } from '../../db/pages/rows-behind.js';
import type { Clock } from '../../lib/clock.js';
import { digest, randomToken } from '../../lib/token.js';
import type { UserActor } from './actor.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';

const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;
/** How long a shown password counts for what asks to show it again. */
const RECENT = 15 * MINUTE;
/** Nobody can use one that is over; but a clock that was wrong for a while has ended none. */
const KEPT_AFTER_END = 30 * 24 * 60 * MINUTE;
/** "Last used" is written at most this often: reading must not cost a write each time. */
const TOUCH = MINUTE;

export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore({ database, clock }: { database: Database; clock: Clock }) {
  const byDigest = untilWritten(database, (tokenDigest) =>
    findRow(database.read, Session, { tokenDigest }),
  );
  const userById = untilWritten(database, (id) => findRow(database.read, User, { id }));

  /** A new session; its token goes into the cookie and is stored as a digest only. */
  async function start(
    manager: EntityManager,
    user: User,
    request: RequestFacts,
  ): Promise<StartedSession> {
    const [id, token, now] = [randomUUID(), randomToken(), clock()];
    await manager.insert(Session, {
      id,
      tokenDigest: digest(token),
      userId: user.id,
      createdAt: now,
      lastUsedAt: now,
      authenticatedAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE),
      ip: request.ip,
      userAgent: request.userAgent.slice(0, 300),
    });
    await manager.update(User, { id: user.id }, { lastSeenAt: now });
    const over = new Date(now.getTime() - KEPT_AFTER_END);
    await manager.delete(Session, { expiresAt: LessThanOrEqual(over) });
    return { id, token };
  }

  /** The same session under a new token, since what it may do has grown (ASVS 7.2.4). */
  async function renew(manager: EntityManager, id: string): Promise<string> {
    const token = randomToken();
    const renewed = { tokenDigest: digest(token), authenticatedAt: clock() };
    await manager.update(Session, { id }, renewed);
    return token;
  }

  async function actorOf(token: string): Promise<UserActor | undefined> {
    const session = await byDigest(digest(token));
    const actor = session ? await activeActor(session) : undefined;
    const now = clock();
    if (session && actor && now.getTime() - session.lastUsedAt.getTime() > TOUCH)
      await touch(session, now);
    return actor;
  }

  /** Looks again without counting as use: an open socket must not keep an idle session alive. */
  async function revalidate(sessionId: string): Promise<UserActor | undefined> {
    const session = await database.read.findOneBy(Session, { id: sessionId });
    return session ? activeActor(session) : undefined;
  }

  async function activeActor(session: Session): Promise<UserActor | undefined> {
    const now = clock();
    const idle = now.getTime() - session.lastUsedAt.getTime() > IDLE;
    if (session.expiresAt <= now || idle) return undefined;
    const user = await userById(session.userId);
    if (!user?.enabled) return undefined;
    return {
      kind: 'user',
      id: user.id,
      email: user.email,
      role: user.role,
      sessionId: session.id,
      recent: now.getTime() - session.authenticatedAt.getTime() <= RECENT,
      expiresAt: session.expiresAt,
    };
  }

  async function touch(session: Session, now: Date): Promise<void> {
    await database.transaction(async (manager) => {
      await manager.update(Session, { id: session.id }, { lastUsedAt: now });
      await manager.update(User, { id: session.userId }, { lastSeenAt: now });
    });
  }

  /** Ends sessions and answers with their ids, to be published once that is written. */
  async function remove(manager: EntityManager, which: WhichSessions): Promise<string[]> {
    const { except, ...where } = which;
    const ids = (await manager.findBy(Session, where)).map(({ id }) => id);
    const ended = ids.filter((id) => id !== except);
    if (ended.length > 0) await manager.delete(Session, { id: In(ended) });
    return ended;
  }

  return {
    start,
    renew,
    actorOf,
    revalidate,
    remove,
    byId: (id: string) => database.read.findOneBy(Session, { id }),

    /** Those that still hold, the latest used first. */
    ofUser(userId: string, page: ListArgs): Promise<Session[]> {
      const idleSince = new Date(clock().getTime() - IDLE);
      const where = { userId, expiresAt: MoreThan(clock()), lastUsedAt: MoreThan(idleSince) };
      const held = database.read.createQueryBuilder(Session, 'session').where(where);
      return rowsBehind(held, page, { by: 'lastUsedAt', direction: 'DESC' });
    },
  };
}

export interface StartedSession {
  id: string;
  token: string;
}

export type WhichSessions = ({ id: string } | { userId: string }) & { except?: string };
