import { CheckMailboxDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';

/** Starts a check; the run that it returns is the one to watch. */
export function useCheck() {
  const {
    mutate,
    loading: starting,
    error,
  } = useMutation(CheckMailboxDocument, {
    throws: 'never',
  });
  const check = async (id: string) => (await mutate({ id }))?.data?.checkMailbox.id ?? null;
  return { check, starting, error };
}
