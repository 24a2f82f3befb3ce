import { computed, ref, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useDebounced } from './useDebounced.js';

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A filter that lives in the address: it can be linked to, and "back" returns to it. */
export function useRouteFilter<T extends object>(read: (query: (key: string) => string) => T) {
  const route = useRoute();
  const router = useRouter();
  const filter = ref(read((key) => asText(route.query[key]))) as Ref<T>;
  const rested = useDebounced(() => filter.value, 250);
  const entries = () => Object.entries(filter.value).filter(([, value]) => Boolean(value));
  // How it is sorted leaves nothing out.
  const isFiltered = computed(() => entries().some(([key]) => key !== 'sort'));
  watch(rested, () => void router.replace({ query: Object.fromEntries(entries()) }));
  return { filter, rested, isFiltered };
}
