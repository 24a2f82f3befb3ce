import {
  DefaultGrantChangedDocument,
  GrantChangedDocument,
  MailboxGrantChangedDocument,
  MailboxGrantDocument,
} from '@mailkey/schema';
import { useSubscription } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** What a mailbox signs in with, as it is now. */
export function useMailboxGrant(id: () => string) {
  const { result, loading, error, refetch } = useRead(MailboxGrantDocument, () => ({ id: id() }));
  const mailbox = computed(() => result.value?.mailbox ?? null);
  const client = computed(() => mailbox.value?.oauthClient ?? null);
  useSubscription(MailboxGrantChangedDocument, () => ({ id: id() }));
  useSubscription(
    DefaultGrantChangedDocument,
    () => ({ id: client.value?.id ?? '' }),
    () => ({ enabled: client.value !== null }),
  );
  const grant = computed(() => mailbox.value?.ownGrant ?? client.value?.grant ?? null);
  useSubscription(
    GrantChangedDocument,
    () => ({ id: grant.value?.id ?? '' }),
    () => ({ enabled: grant.value !== null }),
  );
  return { mailbox, client, grant, loading, error, refetch };
}
