import { onScopeDispose } from 'vue';

/** ⌘K, or Ctrl K where there is no such key, also while one is typing. */
export function useSearchKey(search: () => void): void {
  function onKey(event: KeyboardEvent): void {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    search();
  }
  document.addEventListener('keydown', onKey);
  onScopeDispose(() => document.removeEventListener('keydown', onKey));
}
