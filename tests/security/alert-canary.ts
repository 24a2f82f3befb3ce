import type { Api } from '../testkit/api.js';
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
