import { readonly, ref, watch, type Ref } from 'vue';

/** Stays true from the first time on: what it shows comes late and is not taken away while it closes. */
export function useOnceTrue(source: Readonly<Ref<boolean>>): Readonly<Ref<boolean>> {
  const once = ref(source.value);
  watch(source, (is) => (once.value ||= is), { flush: 'sync' });
  return readonly(once);
}
