import type { Api } from './api.js';

type Ask = (field: string) => Promise<unknown>;

const FILE = `Name,Address,IMAP host,Password
Imported,imported@example.org,127.0.0.1,canary-imported`;

/** Stages one mailbox; its id. */
export async function stagedFile(api: Api, file = FILE): Promise<string> {
  const answer = await api.sendFile(file);
  if (answer.status !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}

/** What becomes of files of mailboxes: what the audit log tells of it. */
export const importDrives = (ask: Ask, api: () => Api) => ({
  discardMailboxImport: {
    action: 'mailbox.discard-import',
    drive: async () => ask(`discardMailboxImport(id: "${await stagedFile(api())}")`),
  },
  commitMailboxImport: {
    action: 'mailbox.import',
    drive: async () => ask(`commitMailboxImport(id: "${await stagedFile(api())}") { id }`),
  },
});

/** Who may look at what is staged, and order it. */
export const importRows = <Asker extends string>(managers: readonly Asker[], nobody: string) => {
  const row = { allowed: managers, args: () => `(id: "${nobody}")` };
  return {
    'Query.mailboxImport': row,
    'Mutation.commitMailboxImport': row,
    'Mutation.discardMailboxImport': row,
    'Subscription.mailboxImportChanged': row,
  };
};
