import { GrantRenewedDocument } from '@mailkey/schema';
import { useSubscription } from '@vue/apollo-composable';
import { useGathered } from '../../ui/useGathered.js';

/** Reads again what depends on when grants were renewed: each renewal moves their ends on. */
export function useRenewals(readAgain: () => unknown): void {
  useSubscription(GrantRenewedDocument).onResult(useGathered(readAgain));
}
