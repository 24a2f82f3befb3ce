/** A rule that is switched off says why: `eslint-disable-next-line rule -- reason`. @type {import('eslint').Rule.RuleModule} */
export const reasonedSuppression = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { silent: 'say why: add " -- reason" to this suppression' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const suppresses = /^\s*eslint-disable/.test(comment.value);
        const reasoned = /\s--\s+\S{3,}/.test(comment.value);
        if (suppresses && !reasoned && comment.loc) {
          context.report({ loc: comment.loc, messageId: 'silent' });
        }
      }
    },
  }),
};
