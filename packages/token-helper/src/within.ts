/** The outcome of the work; when the signal aborts, what it works with is destroyed, which lets it fail. */
export async function within<Value>(
  signal: AbortSignal,
  stream: { destroy(error: Error): unknown },
  work: Promise<Value>,
): Promise<Value> {
  const end = (): void => void stream.destroy(signal.reason as Error);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await work;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
