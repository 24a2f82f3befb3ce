import { computed } from 'vue';
import { mayDo } from './rights.js';
import { useSession } from './useSession.js';

/** What the signed-in person may do: anything else is not offered. */
export function useRights() {
  const { me } = useSession();
  const role = computed(() => me.value?.role);
  const mayOperate = computed(() => mayDo(role.value, 'OPERATE'));
  const mayManage = computed(() => mayDo(role.value, 'MANAGE'));
  const mayAdmin = computed(() => mayDo(role.value, 'ADMIN'));
  return { mayOperate, mayManage, mayAdmin };
}
