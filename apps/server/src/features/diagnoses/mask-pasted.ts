import { maskIntroduced, maskSecrets } from '@mailkey/secret-shapes';
import { MAX_TEXT, removeHidden, unwrap } from './normalise.js';

/**
 * Takes secrets out of what a person pasted, before anything else sees it. What is introduced
 * goes first, as unwrapping may part the two or break a value; then the rest, when no encoding and no
 * sign without width hides it.
 */
export function maskPasted(text: string): string {
  return maskSecrets(removeHidden(unwrap(maskIntroduced(text.slice(0, MAX_TEXT)))));
}
