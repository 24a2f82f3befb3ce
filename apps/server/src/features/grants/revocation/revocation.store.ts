import { randomUUID } from 'node:crypto';
import { Brackets, LessThan, type EntityManager } from 'typeorm';
import { claimRow } from '../../../db/claim.js';
import type { Database } from '../../../db/database.js';
import { chance } from '../../../lib/chance.js';
import type { Clock } from '../../../lib/clock.js';
import { SecretUnreadable, type Keyring } from '../../../lib/keyring.js';
import { createSealer } from '../../../lib/sealer.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import { urlOrigin } from '../../oauth-clients/token-origin.js';
import { Grant } from '../grant.entity.js';
import { hostOf } from '../refresh/host-event.js';
import { livingLike } from './living-like.store.js';
import { mayShareAccount } from './other-account.js';
import { identityOf } from '../refresh/changed-facts.js';
import { Revocation } from './revocation.entity.js';
import type { Revocable } from './revocation.js';
import { revocationPause } from './revocation-verdict.js';

export type RevocationStore = ReturnType<typeof createRevocationStore>;

/** What has ended, and what the provider is told of it. */
export interface EndedGrant {
  grant: Grant;
  client: OAuthClient;
  revocable: Revocable;
  endsAccount: boolean;
}

type Addressed = Pick<Revocation, 'id' | 'revocationUrl'>;
type SealedColumn = 'sealedToken' | 'sealedClientSecret';

/** Farther ahead than any pause: the clock stood elsewhere when it was written. */
const NEVER_SO_FAR_MS = 2 * 60 * 60_000;
const AT_A_LOOK = 100;

/** What is still to be revoked, at rest. */
export function createRevocationStore(deps: {
  database: Database;
  keyring: Keyring;
  clock: Clock;
}) {
  const { database, keyring, clock } = deps;
  const { open, seal } = createSealer<SealedColumn, Addressed>(
    keyring,
    'revocation',
    ({ revocationUrl }) => urlOrigin(revocationUrl),
  );
  const never = () => clock().getTime() + NEVER_SO_FAR_MS;
  const isDue = ({ nextAttemptAt }: Revocation): boolean =>
    nextAttemptAt <= clock() || nextAttemptAt.getTime() > never();

  return {
    /** In the transaction that ends the grant: both happen, or neither. */
    async add(manager: EntityManager, ended: EndedGrant): Promise<Revocation> {
      const { grant, client, endsAccount } = ended;
      const { token, clientSecret, ...plain } = ended.revocable;
      const [id, now] = [randomUUID(), clock()];
      const at = { id, revocationUrl: plain.revocationUrl };
      const row = manager.create(Revocation, {
        id,
        ...plain,
        endsAccount,
        endedGrantId: grant.id,
        mailboxId: grant.mailboxId,
        oauthClientId: client.id,
        clientName: client.name,
        identity: identityOf(grant),
        host: hostOf(plain.revocationUrl),
        tokenHost: grant.tokenHost,
        sealedToken: seal(at, 'sealedToken', token),
        sealedClientSecret: clientSecret ? seal(at, 'sealedClientSecret', clientSecret) : null,
        tries: 0,
        nextAttemptAt: now,
        lastFailure: null,
        createdAt: now,
      });
      await manager.insert(Revocation, row);
      return row;
    },

    /** What may be asked for now, the least tried first: what never gets through holds up no other. */
    due(hostsLeftOut: readonly string[]): Promise<Pick<Revocation, 'id' | 'host'>[]> {
      const query = database.read
        .createQueryBuilder(Revocation, 'row')
        .select(['row.id', 'row.host'])
        .where(
          new Brackets((either) =>
            either
              .where('row.nextAttemptAt <= :now', { now: clock().getTime() })
              .orWhere('row.nextAttemptAt > :never', { never: never() }),
          ),
        )
        .orderBy('row.tries', 'ASC')
        .addOrderBy('row.nextAttemptAt', 'ASC')
        .limit(AT_A_LOOK);
      if (hostsLeftOut.length > 0)
        query.andWhere('row.host NOT IN (:...hosts)', { hosts: hostsLeftOut });
      return query.getMany();
    },

    /**
     * Before any byte goes out the try is counted and the next one set, so that whoever is killed in
     * between has left nothing to clear up. Undefined: somebody else has it, or it is not due.
     */
    claim: (id: string): Promise<Revocation | undefined> =>
      database.transaction(async (manager) => {
        const row = await manager.findOneBy(Revocation, { id });
        if (!row || !isDue(row)) return undefined;
        const tries = row.tries + 1;
        const nextAttemptAt = new Date(clock().getTime() + revocationPause(tries, chance()));
        const claimed = { tries, nextAttemptAt };
        const won = await claimRow(manager, Revocation, {
          asRead: { id, tries: row.tries },
          write: claimed,
        });
        return won ? Object.assign(row, claimed) : undefined;
      }),

    /** Whether the provider would end a living grant with it: the same account has come back, or never left. */
    async wouldEndOther({ endsAccount, ...ended }: Revocation): Promise<boolean> {
      if (!endsAccount) return false;
      const alive = await livingLike(database.read, ended, ended.identity);
      return alive.some((grant) =>
        mayShareAccount({ identity: identityOf(grant), mailboxId: grant.mailboxId }, ended),
      );
    },

    /** What the request is made of; undefined where no key opens it any more. */
    revocableOf(row: Revocation): Revocable | undefined {
      const { revocationUrl, hint, clientId, clientAuthentication, basicEncoding } = row;
      try {
        const token = open(row, 'sealedToken');
        const clientSecret = open(row, 'sealedClientSecret');
        const plain = { revocationUrl, hint, clientId, clientAuthentication, basicEncoding };
        return token && { ...plain, token, ...(clientSecret && { clientSecret }) };
      } catch (cause) {
        if (cause instanceof SecretUnreadable) return undefined;
        throw cause;
      }
    },

    /** Its tokens go with it. False: somebody else was first. */
    async remove(manager: EntityManager, { id }: Revocation): Promise<boolean> {
      const { affected } = await manager.delete(Revocation, { id });
      return affected === 1;
    },

    /** Not before then; nor anything else at its host, where that rests. */
    async postpone(
      manager: EntityManager,
      { id, host }: Revocation,
      { at, said, hostRests }: { at: Date; said: string; hostRests: boolean },
    ): Promise<void> {
      await manager.update(Revocation, { id }, { nextAttemptAt: at, lastFailure: said });
      if (!hostRests) return;
      await manager.update(
        Revocation,
        { host, nextAttemptAt: LessThan(at) },
        { nextAttemptAt: at },
      );
    },
  };
}
