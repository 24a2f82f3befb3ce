import {
  IncidentChangedDocument,
  MailboxChangedDocument,
  OAuthClientChangedDocument,
} from '@mailkey/schema';
import { useApolloClient, useSubscription } from '@vue/apollo-composable';
import { onScopeDispose } from 'vue';

interface List {
  nodes?: readonly { id?: string }[];
}

const holds = (seen: unknown, list: string, id: string): boolean =>
  ((seen as Record<string, List | undefined> | undefined)?.[list]?.nodes ?? []).some(
    (node) => node.id === id,
  );

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
  let timer: ReturnType<typeof setTimeout> | undefined;

  function readAgain(
    list: 'oauthClients' | 'mailboxes' | 'incidents',
    query: string,
    id: string,
  ): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void client.refetchQueries({
        include: 'active',
        onQueryUpdated: (watched) =>
          overviews.includes(watched.queryName ?? '') ||
          (watched.queryName === query && !holds(watched.getCurrentResult().data, list, id)),
      });
    }, 400);
  }
  clients.onResult(({ data }) => {
    if (data) readAgain('oauthClients', 'OAuthClients', data.oauthClientChanged.id);
  });
  mailboxes.onResult(({ data }) => {
    if (data) readAgain('mailboxes', 'Mailboxes', data.mailboxChanged.id);
  });
  incidents.onResult(({ data }) => {
    if (data) readAgain('incidents', 'Incidents', data.incidentChanged.id);
  });
  onScopeDispose(() => clearTimeout(timer));
}
