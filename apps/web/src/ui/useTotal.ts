import { useI18n } from 'vue-i18n';

/** How long a list is, as a connection tells it. */
export interface Total {
  totalCount: number;
  /** False: there are more, and nobody has counted how many. */
  totalCountExact?: boolean;
}

/** Says a total: "120", or "more than 10,000". */
export function useTotal(): (total: Total) => string {
  const { t, n } = useI18n();
  return ({ totalCount, totalCountExact = true }) =>
    totalCountExact ? n(totalCount) : t('ui.moreThan', { count: n(totalCount) });
}
