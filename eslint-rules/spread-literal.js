/**
 * Reports `{ ...{ a, b } }`: the same without the spread says more plainly what is in it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const spreadLiteral = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { spread: 'Name these properties where they belong: a literal needs no spread.' },
  },
  create(context) {
    const source = context.sourceCode;
    return {
      'ObjectExpression > SpreadElement > ObjectExpression'(/** @type {any} */ literal) {
        const spread = literal.parent;
        context.report({
          node: spread,
          messageId: 'spread',
          fix: (fixer) => {
            const { properties } = literal;
            if (properties.length === 0) return null;
            const first = properties[0].range[0];
            const last = properties[properties.length - 1].range[1];
            return fixer.replaceText(spread, source.text.slice(first, last));
          },
        });
      },
    };
  },
};
