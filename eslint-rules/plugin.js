import { fileName } from './file-name.js';
import { functionSize } from './function-size.js';
import { importDirection } from './import-direction.js';
import { ormInStores } from './orm-in-stores.js';
import { parameters } from './parameters.js';
import { pureFile } from './pure-file.js';
import { reasonedSuppression } from './reasoned-suppression.js';
import { spreadLiteral } from './spread-literal.js';
import { vueScriptSize } from './vue-script-size.js';

/** The rules of the house that no published plugin knows; what they say stands in architecture.js. */
export const house = {
  meta: { name: 'house' },
  rules: {
    'file-name': fileName,
    'function-size': functionSize,
    'import-direction': importDirection,
    'orm-in-stores': ormInStores,
    parameters,
    'pure-file': pureFile,
    'reasoned-suppression': reasonedSuppression,
    'spread-literal': spreadLiteral,
    'vue-script-size': vueScriptSize,
  },
};
