import type { MailboxActionKind } from '@mailkey/schema';
import { useOverlay } from '@nuxt/ui/composables';
import { defineAsyncComponent } from 'vue';
import { useRouter } from 'vue-router';
import type { Selection } from '../../ui/useSelection.js';
import { actionKinds, type Whom } from './mailbox-action.js';
import { useOrder } from './useMailboxActions.js';
import { matchingOf, type MailboxFilter } from './useMailboxes.js';

const ActionDialog = defineAsyncComponent(() => import('./ActionDialog.vue'));

/** Does one thing to the chosen mailboxes, and leads to how far it is. */
export function useActions({ ids, all, clear }: Selection, filter: () => MailboxFilter) {
  const overlay = useOverlay();
  const router = useRouter();
  const { order, loading: busy, error } = useOrder();

  /** What is done to more than one sees is told before, whatever it is. */
  async function ordered(kind: MailboxActionKind): Promise<unknown> {
    const whom: Whom = all.value
      ? { matching: { ...matchingOf(filter()), expected: 0 } }
      : { ids: ids.value };
    const confirms = actionKinds.some((one) => one.kind === kind && one.confirms);
    if (!all.value && !confirms) return order({ kind, ...whom });
    const dialog = overlay.create(ActionDialog, { destroyOnClose: true });
    return dialog.open({ kind, whom }).result;
  }
  async function act(kind: MailboxActionKind): Promise<void> {
    const id = await ordered(kind);
    if (typeof id !== 'string') return;
    clear();
    await router.push({ name: 'mailbox-action', params: { id } });
  }
  return { act, busy, error };
}
