import { expect, it } from 'vitest';
import { accountHint } from './account-hint.js';

const mailbox = (address: string, username: string | null = null) => ({
  id: address,
  address,
  outgoing: { username },
});
const client = (nodes: ReturnType<typeof mailbox>[], account: string | null = null) => ({
  id: 'c',
  grant: account === null ? null : { id: 'g', account },
  mailboxes: { nodes, totalCount: nodes.length },
});

it('names the person of the only mailbox, also when it is shared', () => {
  expect(accountHint(client([mailbox('ana@x.org')])).values).toEqual({ account: 'ana@x.org' });
  expect(accountHint(client([mailbox('support@x.org', 'ana@x.org')])).values).toEqual({
    account: 'ana@x.org',
  });
});

it('names the person of the mailbox that signs in for itself', () => {
  const two = [mailbox('a@x.org'), mailbox('b@x.org')];
  expect(accountHint(client(two, 'ana@x.org'), mailbox('b@x.org')).values).toEqual({
    account: 'b@x.org',
  });
});

it('names whoever consented last time, else describes the person', () => {
  const two = [mailbox('a@x.org'), mailbox('b@x.org')];
  expect(accountHint(client(two, 'ana@x.org'))).toEqual({
    key: 'validations.account.last',
    values: { account: 'ana@x.org' },
  });
  expect(accountHint(client(two))).toEqual({ key: 'validations.account.any' });
  expect(accountHint(undefined)).toEqual({ key: 'validations.account.any' });
});
