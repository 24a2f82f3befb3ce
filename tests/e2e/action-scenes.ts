import type { Page } from 'playwright-core';
import type { Api } from '../testkit/api.js';
import type { Scene } from './pages.js';

const choose = async (page: Page): Promise<void> => {
  for (const box of (await page.getByLabel(/^Select (?!all)/).all()).slice(0, 3)) await box.click();
};

/** The list with some of its mailboxes chosen, and what is done to them. */
export async function actionScenes(api: Api, ids: readonly string[]): Promise<Scene[]> {
  const order = 'mutation ($input: MailboxActionInput!) { actOnMailboxes(input: $input) { id } }';
  const input = { kind: 'CHECK', ids: [...ids, '00000000-0000-4000-8000-000000000000'] };
  const { actOnMailboxes } = await api.ask(order, { input });
  const choosing = async (page: Page, kind?: string) => {
    await page
      .getByLabel(/^Select (?!all)/)
      .nth(2)
      .waitFor();
    await choose(page);
    if (kind) await page.getByRole('button', { name: kind, exact: true }).click();
  };
  return [
    { name: 'mailboxes-chosen', path: '/mailboxes', act: choosing, shows: '3 selected' },
    {
      name: 'mailboxes-delete',
      path: '/mailboxes',
      shows: 'Delete 3 mailboxes?',
      act: (page) => choosing(page, 'Delete'),
    },
    {
      name: 'mailboxes-move',
      path: '/mailboxes',
      shows: 'Warehouse',
      act: (page) => choosing(page, 'Move'),
    },
    { name: 'mailbox-action', path: `/mailboxes/actions/${actOnMailboxes.id}`, shows: 'Finished' },
  ];
}
