import { useOverlay } from '@nuxt/ui/composables';
import { defineAsyncComponent } from 'vue';

export interface Question {
  title: string;
  text: string;
  confirm: string;
  cancel?: string;
  danger?: boolean;
}

const ConfirmDialog = defineAsyncComponent(() => import('./ConfirmDialog.vue'));

/** Asks in a dialog; false when it is closed in any other way than by its confirming button. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const overlay = useOverlay();
  return async (question) => {
    // One for each question: a dialog that was closed is gone and opens no second time.
    const dialog = overlay.create(ConfirmDialog, { destroyOnClose: true });
    return (await dialog.open(question).result) === true;
  };
}
