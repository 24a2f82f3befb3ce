import type { ValidationRule } from 'graphql';
import { limitAliases } from './aliases.js';
import { limitCost } from './cost.js';
import { limitDepth } from './depth.js';
import { limitDirectives } from './directives.js';
import { limitRootFields } from './root-fields.js';
import { limitSelections } from './selections.js';

/** Every limit that can be judged by looking at the document; both transports validate with them. */
export const limitRules: readonly ValidationRule[] = [
  limitDepth,
  limitAliases,
  limitDirectives,
  limitRootFields,
  limitSelections,
  limitCost,
];
