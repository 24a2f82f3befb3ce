import { OperationTypeNode, type ValidationRule } from 'graphql';
import { measureOperation, sum } from './fold.js';
import { LIMITS, reportTooMuch } from './limits.js';

/**
 * Few things at once, and of each mutation one: otherwise a single counted request would try
 * a hundred passwords (aliases of `login`).
 */
export const limitRootFields: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const asked: string[] = [];
    const root = context.getSchema().getRootType(operation.operation);
    const fields = measureOperation(context, operation, {
      field: ({ node, parent }) => {
        if (parent !== root) return 0;
        asked.push(node.name.value);
        return 1;
      },
      join: sum,
    });
    const repeated =
      operation.operation === OperationTypeNode.MUTATION && new Set(asked).size < fields;
    if (fields > LIMITS.rootFields || repeated) reportTooMuch(context);
  },
});
