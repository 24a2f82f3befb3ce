import {
  DiscardNextClientSecretDocument,
  DropFormerClientSecretDocument,
  PromoteNextClientSecretDocument,
  SetNextClientSecretDocument,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';

/** The way of a client from one secret to the next; what is stored of it stands in the client. */
export function useSecretChange(id: () => string) {
  const setting = useMutation(SetNextClientSecretDocument, { throws: 'never' });
  const promotion = useMutation(PromoteNextClientSecretDocument, { throws: 'never' });
  const discarding = useMutation(DiscardNextClientSecretDocument, { throws: 'never' });
  const dropping = useMutation(DropFormerClientSecretDocument, { throws: 'never' });
  const all = [promotion, discarding, dropping];

  /** Whether it was kept; why not stands in `keepError`. */
  async function keep(next: { secret: string; expiresAt: string | null }): Promise<boolean> {
    return Boolean((await setting.mutate({ id: id(), ...next }))?.data);
  }
  /** Whether the client uses the next secret now; why not stands in the proof, or in `error`. */
  async function promote(keepFormerHours: number): Promise<boolean> {
    const client = (await promotion.mutate({ id: id(), keepFormerHours }))?.data
      ?.promoteNextClientSecret;
    return client ? client.secretChange.next === null : false;
  }
  return {
    keep,
    keeping: setting.loading,
    keepError: setting.error,
    promote,
    proving: promotion.loading,
    discard: () => discarding.mutate({ id: id() }),
    drop: () => dropping.mutate({ id: id() }),
    error: computed(() => all.map(({ error }) => error.value).find(Boolean) ?? null),
  };
}
