import type { ValidationRule } from 'graphql';
import { measureOperation } from './fold.js';
import { LIMITS, reportTooMuch } from './limits.js';

/** Fields inside fields inside fields. What introspection nests is bounded by graphql itself. */
export const limitDepth: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const depth = measureOperation(context, operation, {
      field: ({ node }, inside) => (node.name.value.startsWith('__') ? 0 : inside + 1),
      join: Math.max,
    });
    if (depth > LIMITS.depth) reportTooMuch(context);
  },
});
