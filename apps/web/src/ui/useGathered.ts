import { onScopeDispose } from 'vue';

/** Milliseconds from a change until what shows it is read again, with all that changed meanwhile. */
const GATHERED = 400;

/**
 * Does something soon after it was first wanted, once for all who want it by then. It never puts off
 * what waits already: where something changes all the time, nothing would be read.
 */
export function useGathered(work: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void work();
    }, GATHERED);
  };
}
