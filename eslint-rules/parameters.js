import { sizes } from '../architecture.js';

/**
 * Three parameters, then an object. Decorated ones are fields of a GraphQL operation, and a function
 * handed to a library takes what the library gives: neither is counted.
 * @type {import('eslint').Rule.RuleModule}
 */
export const parameters = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { many: '{{count}} parameters, where {{limit}} are allowed: take an object' },
  },
  create(context) {
    const count = (/** @type {any} */ node) => {
      const plain = node.params.filter((/** @type {any} */ param) => !param.decorators?.length);
      if (plain.length <= sizes.parameters) return;
      const data = { count: String(plain.length), limit: String(sizes.parameters) };
      context.report({ node, messageId: 'many', data });
    };
    return {
      FunctionDeclaration: count,
      'MethodDefinition > FunctionExpression': count,
      'VariableDeclarator > ArrowFunctionExpression': count,
    };
  },
};
