import { auditEntry, type Audit } from '../access/audit-entry.js';
import { UserError } from '../../lib/errors.js';
import { isId } from '../../lib/id.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { ISSUE, type HandOutRequest, type HandedOut, type HandOut } from './hand-out.flow.js';
import { normalAddress } from '../token-endpoint/vouched-addresses.js';

export interface NamedHandOutDependencies {
  handOut: HandOut;
  mailboxLists: Pick<MailboxLists, 'byId'>;
  audit: Pick<Audit, 'deny'>;
}

export interface NamedWish {
  /** Id or address, as it was written. */
  mailbox: string;
  minimumLifeSeconds?: number | undefined;
}

export type NamedHandOut = (asking: HandOutRequest, wish: NamedWish) => Promise<HandedOut>;

/** The hand-out for a mailbox that is named by a person. Throws what the mutation would have answered. */
export function createNamedHandOut(deps: NamedHandOutDependencies): NamedHandOut {
  const { handOut, mailboxLists, audit } = deps;

  /** Looked for among the mailboxes of the key alone; another name is refused as an unknown id is. */
  async function idOf(asking: HandOutRequest, written: string): Promise<string> {
    const name = written.trim();
    if (isId(name.toLowerCase())) return name.toLowerCase();
    const listed = asking.actor.mailboxIds.map((id) => mailboxLists.byId(id));
    const address = normalAddress(name);
    const [found, another] = (await Promise.all(listed)).filter(
      (one) => one && normalAddress(one.address) === address,
    );
    if (!another) return found?.id ?? name;
    await audit.deny(auditEntry(asking, ISSUE, { outcome: 'DENIED', fields: ['ambiguous'] }));
    throw new UserError('CONFLICT', AMBIGUOUS);
  }

  return async (asking, { mailbox, minimumLifeSeconds }) => {
    const wish = { mailboxIds: [await idOf(asking, mailbox)], minimumLifeSeconds };
    const [issued] = await handOut.issue(asking, wish);
    if (issued?.status !== 'fulfilled') throw issued?.reason;
    return issued.value;
  };
}

const AMBIGUOUS =
  'Two mailboxes of this API key have this address: name one by its id, which stands in the URL of its page.';
