import type { FieldProblem } from '../../lib/errors.js';
import type { SharedAccessInput } from '../access/api-key.input.js';
import type { Opening } from '../access/opening.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { GrantLists } from '../grants/grant-lists.store.js';
import type { GrantStore } from '../grants/grant.store.js';
import { holdingOf, openingOf, type Holding } from './reach.js';

export interface ReachDependencies {
  mailboxLists: Pick<MailboxLists, 'byId'>;
  grantLists: Pick<GrantLists, 'ofMailbox'>;
  grants: Pick<GrantStore, 'accessToken'>;
}

export type ReachFlow = ReturnType<typeof createReach>;

/** What tokens of mailboxes open now, and what a new key is pinned to. */
export function createReach({ mailboxLists, grantLists, grants }: ReachDependencies) {
  async function holding(mailbox: Mailbox): Promise<Holding | undefined> {
    const oauth = mailbox.authentication === 'OAUTH2';
    const grant = oauth ? await grantLists.ofMailbox(mailbox) : null;
    return grant ? holdingOf(grant, () => grants.accessToken(grant)) : undefined;
  }

  /** The openings of those that exist; problems are about `input.sharedAccess`. */
  async function openings(
    mailboxIds: readonly string[],
    shared: readonly SharedAccessInput[],
  ): Promise<{ openings: Opening[]; problems: FieldProblem[] }> {
    const problems = shared.flatMap(({ mailboxId }, at) =>
      mailboxIds.includes(mailboxId) ? [] : problem(at, 'NOT_LISTED'),
    );
    const made = mailboxIds.map(async (id) => {
      const mailbox = await mailboxLists.byId(id);
      if (!mailbox) return [];
      const held = await holding(mailbox);
      const at = shared.findIndex(({ mailboxId }) => mailboxId === id);
      if (at >= 0 && shared[at]?.grantId !== held?.grant.id) problems.push(problem(at, 'CHANGED'));
      return openingOf(mailbox, held, { shared: at >= 0 });
    });
    return { openings: (await Promise.all(made)).flat(), problems };
  }

  return { holding, openings };
}

const MESSAGES = {
  NOT_LISTED: 'This mailbox is not among those whose tokens the key may take.',
  CHANGED: 'This mailbox uses another grant by now: look at what it opens, and decide again.',
};

function problem(at: number, code: keyof typeof MESSAGES): FieldProblem {
  return { path: `input.sharedAccess.${at}`, code, message: MESSAGES[code] };
}
