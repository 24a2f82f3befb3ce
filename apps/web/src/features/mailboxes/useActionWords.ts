import type {
  MailboxAction_MailboxActionFragment as Action,
  MailboxActionKind,
} from '@mailkey/schema';
import { useI18n } from 'vue-i18n';
import { figure } from '../../lib/figure.js';
import { settledOf } from './mailbox-action.js';

/** What is said of an action. */
export function useActionWords() {
  const { t } = useI18n();
  const title = (kind: MailboxActionKind, count: number, client?: string | null) =>
    client && kind === 'MOVE'
      ? t('mailboxes.action.titleMoveTo', { count: figure(count), client }, count)
      : t(`mailboxes.action.title.${kind}`, { count: figure(count) }, count);
  return {
    title,
    titleOf: ({ kind, total, oauthClient }: Action) => title(kind, total, oauthClient?.name),
    progressOf: (action: Action) =>
      t('mailboxes.action.progress', {
        settled: figure(settledOf(action)),
        total: figure(action.total),
      }),
  };
}
