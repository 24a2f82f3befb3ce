import type { Api } from '../testkit/api.js';
import { stagedFile } from '../testkit/import-drives.js';
import type { Scene } from './pages.js';

const HEADER = 'Name,Address,IMAP host,Password,Department';

/** A file with a row of each kind: line 2 is ready, the others are not. */
export const MIXED = [
  HEADER,
  'Support,support@import.example,imap.import.example,made-up,Sales',
  'Returns and complaints of the northern warehouse,returns,imap.import.example,made-up,',
  'Billing,billing@import.example,imap.import.example,made-up,',
  'Invoices,Billing@import.example,imap.import.example,made-up,',
  'Depot,smtp-off-tenant@sandbox.test,imap.import.example,made-up,',
  'Press,press@import.example,https://imap.import.example,,',
].join('\n');

/** The page on which one chooses a file, its preview, and what has become of one. */
export async function importScenes(api: Api): Promise<Scene[]> {
  const staged = await stagedFile(api, MIXED);
  const done = await stagedFile(
    api,
    MIXED.replaceAll('support', 'help').replace('Support', 'Help'),
  );
  await api.ask('mutation ($id: ID!) { commitMailboxImport(id: $id, onlyReady: 1) { id } }', {
    id: done,
  });
  const page = '/mailboxes/import';
  return [
    { name: 'mailbox-import', path: page, shows: 'Choose a CSV file' },
    {
      name: 'mailbox-import-refused',
      path: page,
      shows: 'Address is not among them',
      act: async (page) => {
        await page.getByLabel('Or paste the rows').fill('Name,Password\nSupport,made-up');
        await page.getByRole('button', { name: 'Preview' }).click();
      },
    },
    { name: 'mailbox-import-preview', path: `${page}/${staged}`, shows: 'Twice in the file' },
    { name: 'mailbox-import-result', path: `${page}/${done}`, shows: 'All done' },
    {
      name: 'mailbox-import-gone',
      path: `${page}/00000000-0000-4000-8000-000000000000`,
      shows: 'This import is not there any more',
    },
  ];
}
