import { ConsentAccountDocument, ValidateOAuthClientDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, shallowReactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { leadToSignIn, openConsentWindow } from './consent-window.js';
import { useRead } from '../../ui/useRead.js';

// For as long as the page lives, and nowhere else: whoever has the link can answer the validation.
const signInLinks = shallowReactive(new Map<string, string>());

/** The sign-in page of a run that waits; undefined where it was not started in this page. */
export const signInLink = (runId: string): string | undefined => signInLinks.get(runId);

/** Starts a validation and opens the sign-in page; the run that it returns is the one to watch. */
export function useValidation() {
  const { t } = useI18n();
  const {
    mutate,
    loading: starting,
    error,
  } = useMutation(ValidateOAuthClientDocument, {
    throws: 'never',
  });

  interface How {
    asksPerson: boolean;
    /** Signs in as this mailbox, for a grant of its own. */
    mailboxId?: string;
  }

  async function validate(id: string, { asksPerson, mailboxId }: How) {
    const opened = asksPerson ? openConsentWindow(t('validations.opening')) : null;
    const start = (await mutate({ id, mailboxId }))?.data?.validateOAuthClient;
    if (!start?.authorizationUrl) {
      opened?.close();
      return start?.run.id ?? null;
    }
    signInLinks.set(start.run.id, start.authorizationUrl);
    leadToSignIn(opened, start.authorizationUrl);
    return start.run.id;
  }
  return { validate, starting, error };
}

/** What helps to choose the account to sign in with. */
export function useConsentAccount(clientId: () => string | undefined) {
  const { result, error, refetch } = useRead(
    ConsentAccountDocument,
    () => ({ id: clientId() ?? '' }),
    () => ({ enabled: Boolean(clientId()) }),
  );
  return { client: computed(() => result.value?.oauthClient), error, refetch };
}
