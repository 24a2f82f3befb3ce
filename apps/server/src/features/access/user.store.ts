import { randomBytes, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { IsNull, Not, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { rowById } from '../../db/list-reads.js';
import type { Role } from '../../graphql/enums.js';
import type { Clock } from '../../lib/clock.js';
import type { Keyring } from '../../lib/keyring.js';
import type { NarrowGate } from '../../lib/narrow-gate.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import { loginAddress } from './login-address.js';
import { crowded } from './proof-problem.js';
import { User } from './user.entity.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';
import { paginate } from '../../db/pages/paginate.js';

/** OWASP's first choice for argon2id with little memory: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Of no password, so that an unknown address costs the same time as a wrong password. Put together from
 * random bytes: to hash something at each start took a core 30 ms and 19 MiB.
 */
const NOBODY = phc(ARGON2ID, randomBytes(16), randomBytes(32));

/**
 * Hashes are made on the same four threads that read the database and look up names, and keep a core
 * busy for some 30 ms: one at a time is enough for dozens of sign-ins in a second.
 */
export const HASHING = { atOnce: 1, waiting: 60 };

export type UserStore = ReturnType<typeof createUserStore>;

/** What of a person changes. */
type UserColumns = Pick<
  User,
  | 'passwordHash'
  | 'role'
  | 'enabled'
  | 'joinedAt'
  | 'sealedTotpSecret'
  | 'totpEnabledAt'
  | 'totpStep'
>;

export interface UserDependencies {
  database: Database;
  keyring: Keyring;
  clock: Clock;
  /** Every hash is made inside. */
  hashing: NarrowGate;
}

export function createUserStore({ database, keyring, clock, hashing }: UserDependencies) {
  const sealer = createSealer<'sealedTotpSecret', User>(keyring, 'user');

  const byEmail = (email: string) => database.read.findOneBy(User, { email: loginAddress(email) });

  async function insert(
    manager: EntityManager,
    person: { email: string; passwordHash: string; role: Role; joinedAt: Date | null },
  ): Promise<User> {
    const user = manager.create(User, {
      ...person,
      id: randomUUID(),
      email: loginAddress(person.email),
      enabled: true,
      createdAt: clock(),
      lastSeenAt: null,
      sealedTotpSecret: null,
      totpEnabledAt: null,
      totpStep: null,
    });
    await manager.insert(User, user);
    return user;
  }

  /** Writes these columns, and gives the person as they are then. */
  async function change(
    manager: EntityManager,
    user: User,
    columns: Partial<UserColumns>,
  ): Promise<User> {
    await manager.update(User, { id: user.id }, columns);
    return Object.assign(user, columns);
  }

  return {
    byEmail,
    insert,
    count: () => database.read.count(User),
    byId: (id: string) => database.read.findOneBy(User, { id }),
    /** As the transaction sees them now. */
    current: (manager: EntityManager, id: string) => manager.findOneBy(User, { id }),
    currentByEmail: (manager: EntityManager, email: string) =>
      manager.findOneBy(User, { email: loginAddress(email) }),
    change,
    present: (manager: EntityManager, id: string) => manager.findOneByOrFail(User, { id }),
    nobodyYet: async (manager: EntityManager) => (await manager.count(User)) === 0,
    /** For the rows of a list, in one statement; to be shown, not to be changed. */
    ofList: rowById(database.read, User),

    page: (page: PageRequest): Promise<ListPage<User>> =>
      paginate(database.read.createQueryBuilder(User, 'user'), page, {
        by: 'email',
        direction: 'ASC',
      }),

    /** The person whose password this is; undefined for every reason alike. Called inside the gate. */
    async authenticate(email: string, password: string): Promise<User | undefined> {
      const user = await byEmail(email);
      const right = await verify(user?.passwordHash ?? NOBODY, password);
      return right && user?.enabled ? user : undefined;
    },

    async hashPassword(password: string): Promise<string> {
      const hashed = await hashing.run('known', () => hash(password, ARGON2ID));
      if (!hashed) throw crowded();
      return hashed.done;
    },

    /** Somebody who can sign in and manage people, beside this one. */
    anotherAdmin: (manager: EntityManager, id: string): Promise<boolean> =>
      manager.existsBy(User, {
        id: Not(id),
        role: 'ADMIN',
        enabled: true,
        joinedAt: Not(IsNull()),
      }),

    sealTotp: (user: User, secret: string): string =>
      sealer.seal(user, 'sealedTotpSecret', new Secret(secret)),

    totpSecretOf: (user: User) => sealer.open(user, 'sealedTotpSecret'),
  };
}

/** The form in which argon2 keeps its costs, salt and hash together: base64 without padding. */
function phc(costs: typeof ARGON2ID, ...parts: Buffer[]): string {
  const { memoryCost, timeCost, parallelism } = costs;
  const [salt, hashed] = parts.map((part) => part.toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt}$${hashed}`;
}
