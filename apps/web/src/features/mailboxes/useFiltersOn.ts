import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { filtersOn } from '../../ui/filters-on.js';
import type { OAuthClientChoice } from '../oauth-clients/useOAuthClients.js';
import type { MailboxFilter } from './useMailboxes.js';

/** The filters of the list that are on, in words. */
export function useFiltersOn(filter: () => MailboxFilter, { clients }: OAuthClientChoice) {
  const { t } = useI18n();
  return computed(() => {
    const { search, status, oauthClientId, host, changed } = filter();
    const client = clients.value.find(({ id }) => id === oauthClientId)?.name ?? '…';
    return filtersOn({
      search: search.trim() && t('lists.searchIs', { search: search.trim() }),
      status: status && t('lists.stateIs', { state: t(`mailboxes.status.${status}`) }),
      oauthClientId: oauthClientId && t('mailboxes.filter.clientIs', { client }),
      host: host?.trim() && t('lists.hostIs', { host: host.trim() }),
      changed: changed && `${t('lists.changedLast')}: ${t(`lists.changed.${changed}`)}`,
    });
  });
}
