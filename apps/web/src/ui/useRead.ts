import type { OperationVariables, TypedDocumentNode } from '@apollo/client/core';
import { useQuery } from '@vue/apollo-composable';

type Asked<Result, Variables extends OperationVariables> = Parameters<
  typeof useQuery<Result, Variables>
>;

/**
 * What the server is asked for to be shown. Whatever of it fails is in `error` until it is asked again, a
 * further page too: whoever shows the result shows that, with a way to `retry`.
 */
export function useRead<Result, Variables extends OperationVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables?: Asked<Result, Variables>[1] | null,
  options?: Asked<Result, Variables>[2],
) {
  // Apollo reads absent ones as none; its types have a form for each.
  const query = useQuery(...([document, variables, options] as Asked<Result, Variables>));
  const { result, loading, error } = query;
  type Page = Parameters<typeof query.fetchMore>[0];
  let failed: Page | undefined;

  /** False where it failed. */
  async function done(answer: Promise<unknown> | undefined): Promise<boolean> {
    try {
      await answer;
      return true;
    } catch (problem) {
      error.value = problem as typeof error.value; // it throws nothing else
      loading.value = false;
      return false;
    }
  }
  async function fetchMore(page: Page): Promise<boolean> {
    const came = await done(query.fetchMore(page));
    failed = came ? undefined : page;
    return came;
  }
  function refetch(): Promise<boolean> {
    failed = undefined;
    return done(query.refetch());
  }
  /** The page that failed, so that those before it stay; else all of it. */
  const retry = () => (failed ? fetchMore(failed) : refetch());
  return { result, loading, error, fetchMore, refetch, retry };
}
