import { DiagnoseTextDocument, type DiagnosisCard_DiagnosisFragment } from '@mailkey/schema';
import { useApolloClient } from '@vue/apollo-composable';
import { ref } from 'vue';

export interface TextSubject {
  oauthClientId?: string;
  mailboxId?: string;
}

/** Diagnoses what somebody saw. Nothing of the text stays in the cache. */
export function useTextDiagnosis(subject: () => TextSubject) {
  const { client } = useApolloClient();
  const diagnoses = ref<DiagnosisCard_DiagnosisFragment[] | null>(null);
  const error = ref<unknown>(null);
  const busy = ref(false);

  async function diagnose(text: string): Promise<void> {
    busy.value = true;
    error.value = null;
    try {
      const answer = await client.query({
        query: DiagnoseTextDocument,
        variables: { text, ...subject() },
        fetchPolicy: 'no-cache',
      });
      diagnoses.value = answer.data.diagnoseText;
    } catch (problem) {
      error.value = problem;
    } finally {
      busy.value = false;
    }
  }
  return { diagnoses, error, busy, diagnose };
}
