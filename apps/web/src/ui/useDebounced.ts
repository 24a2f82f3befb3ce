import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Follows `source` once it has rested for `ms`. */
export function useDebounced<T>(source: () => T, ms: number): Readonly<Ref<T>> {
  const rested = ref(source()) as Ref<T>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => (rested.value = value), ms);
  });
  onScopeDispose(() => clearTimeout(timer));
  return rested;
}
