import type { ValidationRule } from 'graphql';
import { measureOperation, sum } from './fold.js';
import { LIMITS, reportTooMuch } from './limits.js';

/** Fragments that spread fragments grow by powers: their fields are counted as the answer would have them. */
export const limitSelections: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const fields = measureOperation(context, operation, {
      field: (_field, inside) => inside + 1,
      join: sum,
    });
    if (fields > LIMITS.selections) reportTooMuch(context);
  },
});
