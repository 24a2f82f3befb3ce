import {
  IncidentChangedDocument,
  MailboxChangedDocument,
  OAuthClientChangedDocument,
} from '@mailkey/schema';
import { useApolloClient, useSubscription } from '@vue/apollo-composable';
import { onScopeDispose } from 'vue';

/** Something that changed, with the query and its field that list what is like it. */
interface Change {
  query: string;
  list: string;
  id: string;
}

interface List {
  nodes?: readonly { id?: string }[];
}

const holds = (seen: unknown, { list, id }: Change): boolean =>
  ((seen as Record<string, List | undefined> | undefined)?.[list]?.nodes ?? []).some(
    (node) => node.id === id,
  );

/** What any change may show in. */
const overviews = ['Home', 'Expirations', 'Incidents', 'Incident'];

/** Milliseconds from a change until what shows it is read again, with all that changed meanwhile. */
const GATHERED = 400;

/**
 * Keeps what is on screen true while somebody is signed in. A change of something known lands in
 * the cache by itself; numbers, and lists that miss the one that changed, are read again.
 */
export function useLiveUpdates(): void {
  const { client } = useApolloClient();
  const clients = useSubscription(OAuthClientChangedDocument);
  const mailboxes = useSubscription(MailboxChangedDocument);
  const incidents = useSubscription(IncidentChangedDocument);
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function readAgain(): void {
    const changes = gathered;
    gathered = [];
    timer = undefined;
    void client.refetchQueries({
      include: 'active',
      onQueryUpdated: (watched) =>
        overviews.includes(watched.queryName ?? '') ||
        changes.some(
          (change) =>
            change.query === watched.queryName && !holds(watched.getCurrentResult().data, change),
        ),
    });
  }
  /** Never puts off what waits already: where something changes all the time, nothing would be read. */
  function note(query: string, list: string, id: string | undefined): void {
    if (id === undefined) return;
    gathered.push({ query, list, id });
    timer ??= setTimeout(readAgain, GATHERED);
  }
  clients.onResult(({ data }) => note('OAuthClients', 'oauthClients', data?.oauthClientChanged.id));
  mailboxes.onResult(({ data }) => note('Mailboxes', 'mailboxes', data?.mailboxChanged.id));
  incidents.onResult(({ data }) => note('Incidents', 'incidents', data?.incidentChanged.id));
  onScopeDispose(() => clearTimeout(timer));
}
