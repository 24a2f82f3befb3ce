/**
 * Does work under a signal that aborts with another one, or after some milliseconds at the latest.
 * When the work has ended nothing is left of it: a signal around many pieces of work, one after the
 * other, would gather their listeners. By hand, because Node 20 may collect AbortSignal.any([…,
 * AbortSignal.timeout(…)]) before it fires: nobody holds the timeout but the combined signal, and
 * nobody holds that one strongly. Then a deadline never comes.
 */
export async function withTimeLimit<T>(
  outer: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('The time is over.', 'TimeoutError')),
    milliseconds,
  );
  timer.unref();
  const end = (): void => controller.abort(outer.reason);
  if (outer.aborted) end();
  else outer.addEventListener('abort', end, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', end);
  }
}
