import { onScopeDispose, ref } from 'vue';
import { copyText } from '../lib/copy-text.js';

export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies, and remembers for two seconds how it went. */
export function useCopy() {
  const state = ref<CopyState>('idle');
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function copy(text: string): Promise<void> {
    state.value = (await copyText(text)) ? 'copied' : 'failed';
    clearTimeout(timer);
    timer = setTimeout(() => (state.value = 'idle'), 2_000);
  }
  onScopeDispose(() => clearTimeout(timer));
  return { state, copy };
}
