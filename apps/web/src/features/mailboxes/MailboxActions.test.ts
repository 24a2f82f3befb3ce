import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import MailboxActionPage from '../../pages/MailboxActionPage.vue';
import MailboxesPage from '../../pages/MailboxesPage.vue';
import { mountInApp } from '../../testing.js';
import ActionDialog from './ActionDialog.vue';

const info = { __typename: 'PageInfo', hasNextPage: true, endCursor: 'c' };
const row = (id: string) => ({
  __typename: 'Mailbox',
  id,
  name: `Box ${id}`,
  address: `${id}@example.org`,
  enabled: true,
  status: 'OK',
  lastOkAt: '2026-11-30T12:00:00Z',
  failingSince: null,
  dayStates: [],
  updatedAt: '2026-11-30T12:00:00Z',
  incomingState: null,
  outgoingState: null,
  incoming: null,
  outgoing: null,
  oauthClient: null,
  latestRun: null,
  incident: null,
});
const counted = (totalCount: number) => ({ __typename: 'MailboxConnection', totalCount });
const list = {
  mailboxes: {
    ...counted(42),
    totalCountExact: true,
    nodes: ['a', 'b', 'c'].map(row),
    pageInfo: info,
  },
  failing: counted(0),
};
const action = (more: object = {}) => ({
  __typename: 'MailboxAction',
  id: 'act',
  kind: 'DISABLE',
  status: 'DONE',
  total: 3,
  done: 2,
  refused: 1,
  notFound: 0,
  orderedBy: 'ana',
  oauthClient: null,
  orderedAt: '2026-11-30T12:00:00Z',
  endedAt: '2026-11-30T12:00:01Z',
  ...more,
});
const impact = {
  __typename: 'MailboxActionImpact',
  total: 1200,
  names: ['Box a', 'Box b'],
  endedGrants: 2,
  newHosts: ['mail.example.org:993'],
  newHostCount: 25,
};

afterEach(() => document.body.replaceChildren());

const box = (name: string) =>
  document.querySelector<HTMLInputElement>(`[aria-label="Select ${name}"]`);
const press = (name: string) => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.textContent.trim() === name,
  );
  expect([name, found?.tagName]).toEqual([name, 'BUTTON']);
  found?.click();
};
const says = (text: string | RegExp) =>
  vi.waitFor(() => expect(document.body.textContent).toMatch(text), 10_000);

it('a list has a bar once rows are chosen, which orders for them and leads to the results', async () => {
  const asked: unknown[] = [];
  const { router, wrapper } = mountInApp(
    MailboxesPage,
    {},
    {
      answers: {
        Mailboxes: () => ({ data: list }),
        MailboxActions: () => ({
          data: { mailboxActions: { __typename: 'C', nodes: [action({ status: 'UNDER_WAY' })] } },
        }),
        ActOnMailboxes: (variables) => {
          asked.push(variables);
          return { data: { actOnMailboxes: action() } };
        },
      },
    },
  );
  await says('Disable 3 mailboxes');
  await vi.waitFor(() => expect(document.querySelector('[role=progressbar]')).not.toBeNull());
  await vi.waitFor(() => expect(box('Box a')).not.toBeNull());
  box('Box a')?.click();
  await says('1 selected');
  box('Box c')?.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
  await says('3 selected');
  await says('Select all 42 that match');
  press('Check');
  await flushPromises();
  expect(asked).toEqual([{ input: { kind: 'CHECK', ids: ['a', 'b', 'c'] } }]);
  await vi.waitFor(() =>
    expect(router.currentRoute.value).toMatchObject({
      name: 'mailbox-action',
      params: { id: 'act' },
    }),
  );
  wrapper.unmount();
});

it('whoever may only read chooses nothing', async () => {
  const answers = { Mailboxes: () => ({ data: list }) };
  const { wrapper } = mountInApp(MailboxesPage, {}, { answers, role: 'VIEWER' });
  await says('Box a');
  expect(document.querySelector('input[type=checkbox]')).toBeNull();
  wrapper.unmount();
});

it('a dialog says how many they are, names the first, and orders just as many', async () => {
  const asked: unknown[] = [];
  const closed: unknown[] = [];
  const answers = {
    MailboxActionImpact: () => ({ data: { mailboxActionImpact: impact } }),
    ActOnMailboxes: (variables: unknown) => {
      asked.push(variables);
      return { data: { actOnMailboxes: action() } };
    },
  };
  const whom = { matching: { search: 'box', expected: 0 } };
  const props = { open: true, kind: 'DELETE', whom, onClose: (id: unknown) => closed.push(id) };
  const { wrapper } = mountInApp(ActionDialog, props, { answers });
  await says('Delete 1,200 mailboxes?');
  await says(/Box a\s*Box b\s*and 1,198 more/);
  await says('2 of them sign in with grants of their own');
  press('Delete');
  await vi.waitFor(() => expect(closed).toEqual(['act']));
  expect(asked).toEqual([
    { input: { kind: 'DELETE', matching: { search: 'box', expected: 1200 } } },
  ]);
  wrapper.unmount();
});

it('a page shows how far it is, and each result in its words', async () => {
  const result = { __typename: 'MailboxActionResult', mailboxId: 'a', code: null, message: null };
  const nodes = [
    { ...result, id: '1', name: 'Box a', address: 'a@example.org', outcome: 'DONE' },
    {
      ...result,
      id: '2',
      name: 'Box b',
      address: '',
      outcome: 'REFUSED',
      message: 'Not this one.',
    },
  ];
  const results = {
    __typename: 'C',
    nodes,
    pageInfo: { ...info, hasNextPage: false },
    totalCount: 2,
  };
  const answers = {
    MailboxActionResults: () => ({ data: { mailboxAction: { ...action(), results } } }),
  };
  const { wrapper } = mountInApp(MailboxActionPage, {}, { answers });
  await says('Finished, 1 not done');
  await says(/Disabled.*Refused.*Not this one\./s);
  const bar = document.querySelector('[role=progressbar]');
  expect(bar?.getAttribute('aria-valuetext')).toBe('3 of 3');
  wrapper.unmount();
});
