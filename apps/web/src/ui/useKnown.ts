import { computed, shallowReactive, watch } from 'vue';

/**
 * Everything that a search has found so far: a picker shows of it what fits the text, and keeps the name
 * of what was chosen when the next search finds others.
 */
export function useKnown<Choice extends { id: string }>(
  found: () => readonly (Choice | null | undefined)[],
) {
  const known = shallowReactive(new Map<string, Choice>());
  watch(
    found,
    (choices) => {
      for (const choice of choices) if (choice) known.set(choice.id, choice);
    },
    { immediate: true, flush: 'sync' },
  );
  return computed(() => [...known.values()]);
}
