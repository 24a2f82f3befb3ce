import { sizes } from '../architecture.js';

/** A component whose script outgrows its template wants a composable. @type {import('eslint').Rule.RuleModule} */
export const vueScriptSize = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      long: 'a script of {{lines}} lines, where {{limit}} are allowed: move a subject to a composable',
    },
  },
  create: (context) => ({
    'Program:exit'(node) {
      for (const lines of scriptLengths(context.sourceCode.text)) {
        if (lines <= sizes.vueScript) continue;
        context.report({
          node,
          messageId: 'long',
          data: { lines: String(lines), limit: String(sizes.vueScript) },
        });
      }
    },
  }),
};

/** Lines inside each script block of a component. @param {string} text */
export function scriptLengths(text) {
  return scriptsIn(text).map((body) => body.split('\n').length - 1);
}

/** The text of each script block of a component. @param {string} text @returns {string[]} */
export function scriptsIn(text) {
  return [...text.matchAll(/^<script[^>]*>\n([\s\S]*?)^<\/script>/gm)].map(([, body = '']) => body);
}
