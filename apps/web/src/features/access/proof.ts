import { computed, shallowRef } from 'vue';

type Answer = (proved: boolean) => void;
const waiting = shallowRef<Answer[]>([]);

/** Asks the person for the password again; resolves when the dialog closes. */
export const askForProof = (): Promise<boolean> =>
  new Promise((resolve) => (waiting.value = [...waiting.value, resolve]));

export const proofIsAsked = computed(() => waiting.value.length > 0);

/** Answers everything that waits: one proof counts for all. */
export function answerProof(proved: boolean): void {
  const asked = waiting.value;
  waiting.value = [];
  for (const answer of asked) answer(proved);
}
