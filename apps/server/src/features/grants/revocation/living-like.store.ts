import type { EntityManager } from 'typeorm';
import { Grant } from '../grant.entity.js';
import type { Identity } from '../../token-endpoint/identity.js';

/**
 * Of the living grants of an application those that may be of this account: whose account is another
 * one by its name, and by its ids, is not read. Letters beyond ASCII have their cases compared by whoever reads.
 */
export function livingLike(
  manager: EntityManager,
  { clientId, tokenHost }: Pick<Grant, 'clientId' | 'tokenHost'>,
  { account, subjects }: Identity,
): Promise<Grant[]> {
  const query = manager.createQueryBuilder(Grant, 'living').where({ clientId, tokenHost });
  if (account !== undefined && isPlain(account)) {
    const ids = subjects.map(({ is }, at) => [`is${at}`, JSON.stringify(is)] as const);
    const same = ids.map(([name]) => ` OR instr(living.subjects, :${name}) > 0`).join('');
    query.andWhere(
      `(living.account IS NULL OR living.account = '' OR lower(living.account) = :account
        OR living.account GLOB '*[^ -~]*'${same})`,
      { account: account.toLowerCase(), ...Object.fromEntries(ids) },
    );
  }
  return query.getMany();
}

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
