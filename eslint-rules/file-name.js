import { judgeName } from './judge-file.js';
import { fromRoot } from './resolve-import.js';

/** Reports a file whose name or place architecture.js does not know. @type {import('eslint').Rule.RuleModule} */
export const fileName = {
  meta: { type: 'problem', schema: [], messages: { name: '{{problem}}' } },
  create: (context) => ({
    Program(node) {
      const problem = judgeName(fromRoot(context.filename));
      if (problem) context.report({ node, messageId: 'name', data: { problem } });
    },
  }),
};
