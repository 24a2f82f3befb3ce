import type { Secret } from '../../lib/secret.js';
import type { AccountId, Opening } from '../access/opening.js';
import { loginOf } from '../mailboxes/login.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Grant } from '../grants/grant.entity.js';
import type { NewGrant } from '../grants/granted.js';
import { isSameAccount } from '../token-endpoint/identity.js';
import { normalAddress, vouchedAddresses } from '../token-endpoint/vouched-addresses.js';

/**
 * What a token for a mailbox opens, by the grant that it comes from. OWN: the mailbox's own grant.
 * SAME_PERSON: the client's default grant, given by whoever the mailbox is. SHARED: the default grant
 * of somebody else. APPLICATION: nobody has given it. NONE: there is no grant.
 */
export type Reach = 'OWN' | 'SAME_PERSON' | 'SHARED' | 'APPLICATION' | 'NONE';

/** A grant, and the addresses that are certainly those of its account: read from its token when they are asked for. */
export interface Holding {
  grant: Held;
  addresses(): readonly string[];
}

type Held = Pick<Grant, 'id' | 'grantId' | 'mailboxId' | 'grantType' | 'account' | 'subjects'> &
  Pick<Grant, 'accessTokenUrl' | 'clientId' | 'vouchedAddresses'>;

type Listed = Pick<Mailbox, 'id' | 'address' | 'incoming' | 'outgoing'>;

export function holdingOf(grant: Held, accessToken: () => Secret | undefined): Holding {
  let known: string[] | undefined;
  return { grant, addresses: () => (known ??= certainAddresses(grant, accessToken())) };
}

type Told = Partial<Pick<Grant, 'subjects' | 'vouchedAddresses'>>;

function certainAddresses(grant: Told, accessToken: Secret | undefined): string[] {
  const said = accessToken ? vouchedAddresses(accessToken.reveal()) : [];
  const vouched = [...(grant.vouchedAddresses ?? []), ...said];
  // A `sub` is the issuer's own, and never given to anybody else (OpenID Connect Core section 2).
  const subjects = (grant.subjects ?? []).filter(({ is }) => is.includes('@'));
  return [...vouched, ...subjects.map(({ is }) => normalAddress(is))];
}

/** Whether whoever has just consented is certainly the person of this mailbox. */
export function isPersonOf(mailbox: Listed, granted: NewGrant): boolean {
  const addresses = certainAddresses(granted, granted.tokens.accessToken);
  return sharedNames(mailbox, addresses).length > 0;
}

export function reachOf(mailbox: Listed, holding: Holding | undefined): Reach {
  if (!holding) return 'NONE';
  const { grant } = holding;
  if (grant.grantType === 'CLIENT_CREDENTIALS') return 'APPLICATION';
  if (grant.mailboxId !== null) return 'OWN';
  return sharedNames(mailbox, holding.addresses()).length > 0 ? 'SAME_PERSON' : 'SHARED';
}

/** By what a mailbox is known: its address and what it signs in with. */
const namesOf = (mailbox: Listed): string[] => [
  ...new Set([mailbox.address, loginOf(mailbox)].map(normalAddress)),
];

const sharedNames = (mailbox: Listed, addresses: readonly string[]): string[] =>
  namesOf(mailbox).filter((name) => addresses.includes(name));

/** What a new key is pinned to for a mailbox; `shared`: the admin permits the grant of many mailboxes. */
export function openingOf(
  mailbox: Listed,
  holding: Holding | undefined,
  { shared }: { shared: boolean },
): Opening {
  const opening = { mailboxId: mailbox.id, names: namesOf(mailbox), person: null, shared: null };
  if (!holding) return opening;
  const { grant } = holding;
  const account = accountOf(grant);
  const isPerson = reachOf(mailbox, holding) === 'SAME_PERSON';
  return {
    ...opening,
    ...(isPerson && { person: { names: sharedNames(mailbox, holding.addresses()), account } }),
    ...(shared && { shared: { id: grant.id, consent: grant.grantId, account } }),
  };
}

/**
 * Whether a key may have the token of this grant for this mailbox. Keys of the former rule have what
 * its mailboxes use.
 */
export function mayOpen(
  openings: readonly Opening[] | null,
  mailbox: Listed,
  holding: Holding,
): boolean {
  if (openings === null) return true;
  const made = openings.find(({ mailboxId }) => mailboxId === mailbox.id);
  if (made && isPermitted(made.shared, holding.grant)) return true;
  const reach = reachOf(mailbox, holding);
  if (reach === 'OWN') return true;
  return made !== undefined && reach !== 'APPLICATION' && isMailbox(made, mailbox, holding);
}

/** The same grant: no other client, and nobody else has consented since. */
function isPermitted(shared: Opening['shared'], grant: Held): boolean {
  if (shared === 'ended' || shared?.id !== grant.id) return false;
  return shared.consent === grant.grantId || isSameAccount(shared.account, accountOf(grant));
}

/**
 * Whether the person is the mailbox that the key was made for. A mailbox that has another name since
 * is another one, unless its person is the same and has the new name, too.
 */
function isMailbox({ names, person }: Opening, mailbox: Listed, holding: Holding): boolean {
  const shared = sharedNames(mailbox, holding.addresses());
  if (shared.some((name) => names.includes(name))) return true;
  if (!person || !isSameAccount(person.account, accountOf(holding.grant))) return false;
  return shared.length > 0 || namesOf(mailbox).some((name) => person.names.includes(name));
}

/** Who has consented, or which application it is. */
function accountOf({ grantType, clientId, accessTokenUrl, subjects }: Held): AccountId[] {
  if (grantType === 'CLIENT_CREDENTIALS')
    return [{ of: `application ${accessTokenUrl}`, is: clientId }];
  return subjects ?? [];
}
