import { onBeforeUnmount, onMounted } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { useConfirm } from './useConfirm.js';

/** Asks before unsaved changes are lost, by a link or by closing the tab. */
export function useLeaveGuard(changed: () => boolean): void {
  const { t } = useI18n();
  const confirm = useConfirm();
  const mayLeave = async () =>
    !changed() ||
    (await confirm({
      title: t('ui.leave.title'),
      text: t('ui.leave.text'),
      confirm: t('ui.leave.confirm'),
      cancel: t('ui.leave.stay'),
    }));
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate((to, from) => (to.path === from.path ? true : mayLeave()));

  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (changed()) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', beforeUnload));
  onBeforeUnmount(() => removeEventListener('beforeunload', beforeUnload));
}
