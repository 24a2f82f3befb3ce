import { computed, ref, shallowReactive, watch } from 'vue';

export type Selection = ReturnType<typeof useSelection>;

/**
 * Which rows of a list somebody has chosen: some of those that are shown, or all that match, shown or not.
 * Nobody acts on what they do not see: a row that has left the list is not among them.
 */
export function useSelection(shown: () => readonly { id: string }[], matching: () => string) {
  // Asked for each row by itself, so that one that is chosen draws no other anew.
  const chosen = shallowReactive(new Set<string>());
  const all = ref(false);
  /** Where a range begins. */
  let anchor: string | undefined;
  const shownIds = computed(() => shown().map(({ id }) => id));
  const ids = computed(() => shownIds.value.filter((id) => chosen.has(id)));
  const isAllShown = computed(
    () => all.value || (ids.value.length > 0 && ids.value.length === shownIds.value.length),
  );
  const isSome = computed(() => all.value || ids.value.length > 0);
  const isChosen = (id: string) => all.value || chosen.has(id);

  function put(which: readonly string[], on: boolean): void {
    for (const id of which)
      if (on) chosen.add(id);
      else chosen.delete(id);
  }
  /** Whoever takes one away from all that match keeps the others that are shown. */
  function leaveAll(): void {
    if (all.value) put(shownIds.value, true);
    all.value = false;
  }
  function clear(): void {
    chosen.clear();
    all.value = false;
    anchor = undefined;
  }
  /** `withRange`: together with all rows from the last one on. */
  function toggle(id: string, withRange: boolean): void {
    const on = !isChosen(id);
    leaveAll();
    const [from, to] = [anchor ?? id, id].map((one) => shownIds.value.indexOf(one));
    const isRange = withRange && from !== undefined && to !== undefined && from >= 0;
    put(isRange ? shownIds.value.slice(Math.min(from, to), Math.max(from, to) + 1) : [id], on);
    anchor = id;
  }
  function toggleShown(): void {
    const on = !isAllShown.value;
    clear();
    if (on) put(shownIds.value, true);
  }
  watch(matching, clear);
  return { ids, all, isAllShown, isSome, isChosen, toggle, toggleShown, clear };
}
