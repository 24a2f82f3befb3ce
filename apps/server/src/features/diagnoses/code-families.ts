/** What the first digits of Microsoft's numbers have in common, for those not in the catalogue. */
export function family(code: number): string {
  const digits = String(code);
  const found = families.find(([start]) => digits.startsWith(start));
  return found?.[1] ?? 'Its own page explains it.';
}

const families: readonly (readonly [string, string])[] = [
  ['7000', 'Numbers of this kind concern the application and its secret or certificate.'],
  ['650', 'Numbers of this kind concern permissions and consent.'],
  ['65', 'Numbers of this kind concern permissions and consent.'],
  ['530', 'Numbers of this kind come from Conditional Access and security policies.'],
  ['53', 'Numbers of this kind come from Conditional Access and security policies.'],
  ['500', 'Numbers of this kind concern the account, the tenant or the resource.'],
  ['50', 'Numbers of this kind concern the account that signs in.'],
  ['51', 'Numbers of this kind concern the account that signs in.'],
  ['16', 'Numbers of this kind concern the choice of the account.'],
  ['70', 'Numbers of this kind concern the application, its scopes or its grant.'],
  ['75', 'Numbers of this kind concern SAML, which mailboxes do not use.'],
  ['80', 'Numbers of this kind come from the company’s own Active Directory.'],
  ['81', 'Numbers of this kind come from seamless sign-on with Kerberos.'],
  ['90', 'Numbers of this kind concern the form of the request or the tenant in its address.'],
  ['120', 'Numbers of this kind concern a change of the password.'],
  ['13', 'Numbers of this kind concern the device or a key on it.'],
];

const subjects = [
  'nothing in particular',
  'an address',
  'the mailbox',
  'the mail system itself',
  'the network or routing',
  'the conversation',
  'the message’s content',
  'security or a policy',
];

/** RFC 3463: class and subject of '550 5.7.1' in words. */
export function statusMeaning(status: string): string | undefined {
  const [, kind, subject] = /([45])\.(\d{1,3})\.\d{1,3}$/.exec(status) ?? [];
  if (!kind || !subject) return undefined;
  const lasting = kind === '4' ? 'for now; trying later may help' : 'for good, as things are';
  return `The server refuses ${lasting}. By its code it concerns ${subjects[Number(subject)] ?? 'something special'}.`;
}
