import { expect, it } from 'vitest';
import { mayShareAccount } from './other-account.js';

const who = (account?: string, mailboxId: string | null = null) => ({
  identity: { subjects: [], ...(account && { account }) },
  mailboxId,
});

it.each([
  ['one account', who('ana@x.org'), who('ANA@x.org'), true],
  ['one account in two mailboxes', who('ana@x.org', 'a'), who('ana@x.org', 'b'), true],
  ['two accounts', who('ana@x.org'), who('ben@x.org'), false],
  ['nobody knows whose, for all mailboxes and for one', who(), who(undefined, 'b'), true],
  ['nobody knows whose, in one mailbox', who(undefined, 'a'), who(undefined, 'a'), true],
  ['nobody knows whose, in two mailboxes', who(undefined, 'a'), who(undefined, 'b'), false],
  ['one is unnamed, in two mailboxes', who('ana@x.org', 'a'), who(undefined, 'b'), false],
])('%s', (_, alive, ended, shared) => {
  expect(mayShareAccount(alive, ended)).toBe(shared);
});
