import { sizes } from '../architecture.js';

/**
 * Limits the lines that are a function's own: those of functions inside it count for themselves,
 * so a factory that returns small verbs is judged verb by verb.
 * @type {import('eslint').Rule.RuleModule}
 */
export const functionSize = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { long: 'a function of {{lines}} lines of its own, where {{limit}} are allowed' },
  },
  create(context) {
    /** @type {number[]} lines taken by the functions inside each open function */
    const open = [];
    const leave = (/** @type {any} */ node) => {
      const all = node.loc.end.line - node.loc.start.line + 1;
      const own = all - (open.pop() ?? 0);
      // The lines on which an inner function begins and ends are shared with the outer one.
      if (open.length > 0) open[open.length - 1] = (open.at(-1) ?? 0) + Math.max(all - 1, 0);
      if (own <= sizes.function) return;
      context.report({
        node,
        messageId: 'long',
        data: { lines: String(own), limit: String(sizes.function) },
      });
    };
    const functions = ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression)';
    return { [functions]: () => void open.push(0), [`${functions}:exit`]: leave };
  },
};
