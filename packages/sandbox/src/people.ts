import { createHash } from 'node:crypto';

export const domain = 'sandbox.test';

export interface Person {
  address: string;
  name: string;
  /**
   * `person` signs in and has a mailbox; `shared` has a mailbox that its members open; `password` has no
   * OAuth at all; `rehearsal` is a mailbox whose servers answer with a failure to whoever opens it.
   */
  kind: 'person' | 'shared' | 'password' | 'rehearsal';
  licensed: boolean;
  /** Who may open a shared mailbox and send as it. */
  members: string[];
  /** The failure that a rehearsal mailbox plays. */
  scenario?: string;
  /** True when an application token may open it (Add-MailboxPermission for the service principal). */
  openToApplication: boolean;
}

export function createPeople(rehearsals: { scenario: string; title: string }[]): Person[] {
  return [
    person('ana', 'Ana Almeida', { openToApplication: true }),
    person('ben', 'Ben Baker', {}),
    person('cleo', 'Cleo Costa', { licensed: false, openToApplication: true }),
    person('paul', 'Paul Petrov', { kind: 'password' }),
    person('support', 'Support', {
      kind: 'shared',
      members: [`ana@${domain}`],
      openToApplication: true,
    }),
    ...rehearsals.map(({ scenario, title }) =>
      person(scenario, title, { kind: 'rehearsal', scenario, openToApplication: true }),
    ),
  ];
}

export function findPerson(people: Person[], address: string): Person | undefined {
  const wanted = address.trim().toLowerCase();
  return people.find((one) => one.address === wanted);
}

/** Those who can sign in at the authorization server. */
export function canSignIn(one: Person): boolean {
  return one.kind === 'person' || one.kind === 'rehearsal';
}

/** Stable across restarts: a UUID made of the address. */
export function objectId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function person(local: string, name: string, more: Partial<Person>): Person {
  const usual = { kind: 'person' as const, licensed: true, members: [], openToApplication: false };
  return { address: `${local}@${domain}`, name, ...usual, ...more };
}
