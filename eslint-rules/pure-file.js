import { pure } from '../architecture.js';
import { isPure, placeOf } from './place.js';
import { fromRoot } from './resolve-import.js';

/** Keeps the clock, randomness and the network out of pure files. @type {import('eslint').Rule.RuleModule} */
export const pureFile = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { impure: '{{what}} in a pure file: take what it gives as an argument' },
  },
  create(context) {
    if (!isPure(placeOf(fromRoot(context.filename)))) return {};
    const report = (/** @type {any} */ node, /** @type {string} */ what) =>
      context.report({ node, messageId: 'impure', data: { what } });
    return {
      CallExpression(node) {
        const called = context.sourceCode.getText(node.callee).replace(/^globalThis\./, '');
        if (pure.forbiddenCalls.includes(called)) report(node, `${called}()`);
      },
      NewExpression(node) {
        const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
        if (isDate && node.arguments.length === 0) report(node, 'new Date()');
      },
      MemberExpression(node) {
        if (context.sourceCode.getText(node) === 'process.env') report(node, 'process.env');
      },
    };
  },
};
