import type { Api } from './api.js';

/** Of what nothing happens to: allowed is who is not refused while another subscription of theirs is served. */
export async function isKeptOpen(
  api: Api,
  document: string,
  opens: (api: Api, document: string) => Promise<boolean>,
): Promise<boolean> {
  const events = api.subscribe(document);
  const opened = events.next().then(
    () => true,
    () => false,
  );
  const other = opens(api, 'subscription { mailboxChanged { __typename } }');
  const allowed = await Promise.race([opened, other.then((served) => served || opened)]);
  if (allowed) void events.return(undefined);
  return allowed;
}
