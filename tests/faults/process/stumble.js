import { armFailpoints } from '@mailkey/server/lib/failpoint';

/**
 * Loaded into the built server before its own program (`--import`): at a place of its work something
 * goes wrong that belongs to no promise of it. `?how=throw` or `?how=reject`, `&at=<place>`.
 */
const asked = new URL(import.meta.url).searchParams;

armFailpoints((place) => {
  if (place !== asked.get('at')) return undefined;
  armFailpoints(undefined);
  setImmediate(() => {
    const cause = new Error('it stumbled, with password=not-for-the-log-123 in its hands');
    if (asked.get('how') === 'throw') throw cause;
    void Promise.reject(cause);
  });
  return undefined;
});
