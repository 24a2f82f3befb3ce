import { maskKnown } from './known.js';
import { maskNamed } from './named.js';
import { maskRuns } from './runs.js';
import { maskCommands, maskSchemes } from './spoken.js';
import { maskUrls } from './urls.js';
export { readChallenge } from './challenge.js';
export { MASKED } from './masked.js';
export { isSecretName } from './names.js';
/** By what stands before a secret: its name, a scheme, a command. */
const INTRODUCED = [maskNamed, maskSchemes, maskCommands];
/** The one list of what a secret looks like: by what introduces it, by its beginning, by its length. */
const SHAPES = [...INTRODUCED, maskUrls, maskKnown, maskRuns];
/**
 * Takes secrets out of a text that leaves the house or is kept. Rather too much than too little: what a
 * person needs for a diagnosis stays. Linear in the length of the text; masks nothing twice.
 */
export function maskSecrets(text) {
    return SHAPES.reduce((rest, mask) => mask(rest), text);
}
/** Only what is introduced; for a text that is to be unwrapped, which may part the two. */
export function maskIntroduced(text) {
    return INTRODUCED.reduce((rest, mask) => mask(rest), text);
}
//# sourceMappingURL=index.js.map