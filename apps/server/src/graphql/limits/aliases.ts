import type { ValidationRule } from 'graphql';
import { measureOperation, sum } from './fold.js';
import { LIMITS, reportTooMuch } from './limits.js';

/** Aliases multiply one field; fragments count as often as they are spread. */
export const limitAliases: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const aliases = measureOperation(context, operation, {
      field: ({ node }, inside) => inside + (node.alias ? 1 : 0),
      join: sum,
    });
    if (aliases > LIMITS.aliases) reportTooMuch(context);
  },
});
