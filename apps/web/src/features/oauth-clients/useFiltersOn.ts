import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { filtersOn } from '../../ui/filters-on.js';
import { useProviders } from '../providers/useProviders.js';
import type { ClientFilter } from './useOAuthClients.js';

/** The filters of the list that are on, in words. */
export function useFiltersOn(filter: () => ClientFilter) {
  const { t } = useI18n();
  const { providerOf } = useProviders();
  return computed(() => {
    const { search, status, provider, host, changed } = filter();
    const label = (provider && providerOf(provider)?.label) ?? provider;
    return filtersOn({
      search: search.trim() && t('lists.searchIs', { search: search.trim() }),
      provider: provider && t('oauthClients.filter.providerIs', { provider: label ?? '' }),
      status: status && t('lists.stateIs', { state: t(`oauthClients.status.${status}`) }),
      host: host.trim() && t('lists.hostIs', { host: host.trim() }),
      changed: changed && `${t('lists.changedLast')}: ${t(`lists.changed.${changed}`)}`,
    });
  });
}
