import type { RunKind, RunStatus } from '@mailkey/schema';
import { computed, ref } from 'vue';
import { useValidation } from './useValidation.js';

interface Run {
  id: string;
  kind: RunKind;
  status: RunStatus;
}

/** Somebody signs in as this mailbox, for a grant of its own; `run` is the one to show. */
export function useMailboxSignIn(mailboxId: string, latest: () => Run | null | undefined) {
  const { validate, starting, error } = useValidation();
  const started = ref<string | null>(null);
  // One that went well is told by the grant.
  const run = computed(() => {
    const last = latest();
    const open = last?.kind === 'VALIDATION' && last.status !== 'SUCCEEDED' ? last.id : null;
    return started.value ?? open;
  });

  async function signIn(clientId: string) {
    const id = await validate(clientId, { asksPerson: true, mailboxId });
    started.value = id ?? started.value;
  }
  return { run, signIn, starting, error };
}
