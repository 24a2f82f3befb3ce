import {
  ActOnMailboxesDocument,
  CancelMailboxActionDocument,
  MailboxActionChangedDocument,
  MailboxActionImpactDocument,
  MailboxActionResultsDocument,
  MailboxActionsDocument,
  type MailboxActionInput,
  type MailboxAction_MailboxActionFragment as Action,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, watch } from 'vue';
import { useGathered } from '../../ui/useGathered.js';
import { useRead } from '../../ui/useRead.js';
import { isUnderWay, resultFilters, settledOf, type ResultFilter } from './mailbox-action.js';

/** Orders an action; the id of it, or null where it was refused. */
export function useOrder() {
  const { mutate, loading, error } = useMutation(ActOnMailboxesDocument, { throws: 'never' });
  const order = async (input: MailboxActionInput): Promise<string | null> =>
    (await mutate({ input }))?.data?.actOnMailboxes.id ?? null;
  return { order, loading, error };
}

/** What an action would do, and to whom, asked anew each time. */
export function useImpact(input: () => MailboxActionInput) {
  const { result, loading, error, retry } = useRead(
    MailboxActionImpactDocument,
    () => ({ input: input() }),
    { fetchPolicy: 'no-cache' },
  );
  const impact = computed(() =>
    loading.value ? null : (result.value?.mailboxActionImpact ?? null),
  );
  return { impact, loading, error, retry };
}

/** The latest actions, whoever has ordered them. */
export function useLatestActions() {
  const { result, error, refetch } = useRead(MailboxActionsDocument);
  const actions = computed(() => result.value?.mailboxActions.nodes ?? []);
  return { actions, error, refetch };
}

/** Follows one that is under way: how far it is lands in the cache. */
export function useFollowed(action: () => Pick<Action, 'id' | 'status'> | null | undefined): void {
  useSubscription(
    MailboxActionChangedDocument,
    () => ({ id: action()?.id ?? '' }),
    () => ({ enabled: Boolean(action() && isUnderWay(action() as Action)) }), // asked just before
  );
}

const FIRST = 50;

/** One action with its results, read again as it goes on. */
export function useMailboxAction(id: string, filter: () => ResultFilter | null) {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    MailboxActionResultsDocument,
    () => {
      const wanted = filter();
      return { id, first: FIRST, outcome: wanted && [...resultFilters[wanted]] };
    },
  );
  const action = computed(() => result.value?.mailboxAction ?? null);
  const results = computed(() => action.value?.results.nodes ?? []);
  const total = computed(() => action.value?.results);
  const hasMore = computed(() => action.value?.results.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: action.value?.results.pageInfo.endCursor } });
  useFollowed(() => action.value);
  // Whoever has loaded more looks at that: the rest is read when it has ended.
  const readAgain = useGathered(
    () => action.value && (results.value.length <= FIRST || !isUnderWay(action.value)) && refetch(),
  );
  watch(
    () => action.value && `${settledOf(action.value)} ${action.value.status}`,
    (_now, before) => before && readAgain(),
  );
  const cancellation = useMutation(CancelMailboxActionDocument, { throws: 'never' });
  const { loading: cancelling, error: cancelError } = cancellation;
  const cancel = () => cancellation.mutate({ id });
  const cancels = { cancel, cancelling, cancelError };
  return { action, results, total, hasMore, loading, error, retry, more, ...cancels };
}
