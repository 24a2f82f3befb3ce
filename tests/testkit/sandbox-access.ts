import type { Api } from './api.js';
import type { Mailkey } from './mailkey.js';
import { createProgram } from './people.js';

export async function defaultGrantId(admin: Api, clientId: string): Promise<string> {
  const query = `{ oauthClient(id: "${clientId}") { grant { id } } }`;
  return (await admin.ask(query)).oauthClient.grant.id;
}

/** A program takes tokens of a mailbox by this field, in which `$` stands for the mailbox. */
export async function takeToken(
  mailkey: Mailkey,
  admin: Api,
  { field, mailboxId }: { field: string; mailboxId: string },
): Promise<unknown> {
  const input = { scopes: ['TOKENS'], mailboxIds: [mailboxId] };
  const { api } = await createProgram(mailkey, admin, input);
  return api.ask(`mutation { ${field.replace('$', JSON.stringify(mailboxId))} }`);
}
