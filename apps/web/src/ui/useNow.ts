import { onScopeDispose, ref, type Ref } from 'vue';

const now = ref(Date.now());
let readers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The present, to half a minute: sentences such as "3 minutes ago" stay true while one looks. */
export function useNow(): Readonly<Ref<number>> {
  now.value = Date.now();
  readers += 1;
  timer ??= setInterval(() => (now.value = Date.now()), 30_000);
  onScopeDispose(() => {
    readers -= 1;
    if (readers > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  return now;
}
