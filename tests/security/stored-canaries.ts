import type { Api } from '../testkit/api.js';
import { stagedFile } from '../testkit/import-drives.js';
import { newCanary } from './canary.js';
import type { Given } from './walk.js';

/**
 * A webhook that has signed and sent a delivery, to where nobody listens; gives what the queries for it
 * cannot be asked without. The secret is shown once to the person who asked for it: that answer is not
 * among those that are searched.
 */
export async function alertCanary(admin: Api, canaries: Map<string, string>): Promise<Given> {
  const create = `mutation { createAlertChannel(input: {
    type: WEBHOOK, name: "Canary", url: "http://127.0.0.1:9/" }) { secret channel { id } } }`;
  const { createAlertChannel: made } = await admin.ask(create);
  canaries.set('webhook secret', made.secret);
  const id = JSON.stringify(made.channel.id);
  await admin.ask(`mutation { testAlertChannel(id: ${id}) { state } }`);
  return { alertChannel: { id }, alertDeliveries: { channelId: id } };
}

/** Stages passwords of mailboxes, of a row that is ready and of one that is a problem. */
export async function importCanary(admin: Api, canaries: Map<string, string>): Promise<Given> {
  const password = (name: string): string => {
    canaries.set(name, newCanary(name));
    return canaries.get(name) ?? '';
  };
  const id = await stagedFile(
    admin,
    `Name,Address,IMAP host,Password,Shoe size
A,a@import.example,imap.example,${password('imported password')},1
B,no address,imap.example,${password('refused password')},2`,
  );
  return { mailboxImport: { id: JSON.stringify(id) } };
}
