import {
  IncidentChangedDocument,
  MailboxChangedDocument,
  OAuthClientChangedDocument,
} from '@mailkey/schema';
import { useApolloClient, useSubscription } from '@vue/apollo-composable';
import { useGathered } from '../../ui/useGathered.js';

/** Something that changed, with the query and its field that list what is like it. */
interface Change {
  query: string;
  list: string;
  id: string;
  /** What lists are sorted, filtered and counted by is not what it was, as far as one knows. */
  moved: boolean;
}

interface Row {
  id?: string;
  incident?: { id: string } | null;
}

type Seen = Record<string, (Row & { nodes?: readonly Row[] }) | null | undefined> | undefined;

const holds = (seen: Seen, { list, id }: Change): boolean =>
  (seen?.[list]?.nodes ?? []).some((node) => node.id === id);

/** Mailboxes leave an incident without a word of their own where their client was changed. */
const showsIncident = (seen: Seen, { list, id }: Change): boolean =>
  list === 'incidents' &&
  [seen?.mailbox, ...(seen?.mailboxes?.nodes ?? [])].some((one) => one?.incident?.id === id);

/** What any change may show in. */
const overviews = ['Home', 'Expirations', 'Incidents', 'Incident'];

/**
 * Keeps what is on screen true while somebody is signed in. A change of something known lands in
 * the cache by itself; numbers, and lists that miss the one that changed, are read again.
 */
export function useLiveUpdates(): void {
  const { client } = useApolloClient();
  const clients = useSubscription(OAuthClientChangedDocument);
  const mailboxes = useSubscription(MailboxChangedDocument);
  const incidents = useSubscription(IncidentChangedDocument);
  const states = new Map<string, unknown>();
  let gathered: Change[] = [];
  const readAgain = useGathered(() => {
    const changes = gathered;
    gathered = [];
    return client.refetchQueries({
      include: 'active',
      onQueryUpdated: (watched) => {
        const { queryName = '' } = watched;
        const seen = watched.getCurrentResult().data as Seen;
        return (
          overviews.includes(queryName) ||
          changes.some(
            (change) =>
              (change.query === queryName && (change.moved || !holds(seen, change))) ||
              showsIncident(seen, change),
          )
        );
      },
    });
  });
  function note(query: string, list: string, [id, state]: [id?: string, state?: unknown]): void {
    if (id === undefined) return;
    const moved = !states.has(id) || states.get(id) !== state;
    states.set(id, state);
    gathered.push({ query, list, id, moved });
    readAgain();
  }
  clients.onResult(({ data }) => {
    const { id, status } = data?.oauthClientChanged ?? {};
    note('OAuthClients', 'oauthClients', [id, status]);
  });
  mailboxes.onResult(({ data }) => {
    const { id, status } = data?.mailboxChanged ?? {};
    note('Mailboxes', 'mailboxes', [id, status]);
  });
  incidents.onResult(({ data }) => {
    const { id, closedAt } = data?.incidentChanged ?? {};
    note('Incidents', 'incidents', [id, closedAt]);
  });
}
