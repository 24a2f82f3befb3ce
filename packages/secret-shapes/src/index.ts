import { maskKnown } from './known.js';
import { maskNamed } from './named.js';
import { maskRuns } from './runs.js';
import { maskCommands, maskSchemes } from './spoken.js';
import { maskUrls } from './urls.js';

export { readChallenge } from './challenge.js';
export { MASKED } from './masked.js';
export { maskNamed } from './named.js';
export { isSecretName } from './names.js';

/** The one list of what a secret looks like: by the name before it, by its beginning, by its length. */
const SHAPES = [maskNamed, maskSchemes, maskCommands, maskUrls, maskKnown, maskRuns];

/**
 * Takes secrets out of a text that leaves the house or is kept. Rather too much than too little: what a
 * person needs for a diagnosis stays. Linear in the length of the text; masks nothing twice.
 */
export function maskSecrets(text: string): string {
  return SHAPES.reduce((rest, mask) => mask(rest), text);
}
