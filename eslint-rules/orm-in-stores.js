import { fromRoot } from './resolve-import.js';

/** Where the words of the database are spoken: stores, entities, the rooms of the database, and what tests look up. */
const SPEAKS = /\.(store|entity|test)\.ts$|^apps\/server\/src\/db\//;

const ORM = new Set(['EntityManager', 'Repository', 'SelectQueryBuilder']);

/**
 * Reports TypeORM outside the stores: a value of it imported, or a manager that is called. A flow may
 * hold a manager, to pass it on. @type {import('eslint').Rule.RuleModule}
 */
export const ormInStores = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      value: 'Only stores know TypeORM: pass the manager on to one.',
      call: 'A flow passes the manager on: ask a store for "{{method}}".',
    },
  },
  create(context) {
    const from = fromRoot(context.filename);
    const services = /** @type {any} */ (context.sourceCode.parserServices);
    if (!from.startsWith('apps/server/src/') || SPEAKS.test(from) || !services.program) return {};
    return {
      ImportDeclaration(node) {
        if (node.source.value !== 'typeorm') return;
        const { importKind, specifiers } = /** @type {any} */ (node);
        const values = specifiers.some((/** @type {any} */ one) => one.importKind !== 'type');
        if (importKind !== 'type' && values) context.report({ node, messageId: 'value' });
      },
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression') return;
        const name = services.getTypeAtLocation(callee.object).getSymbol()?.getName();
        if (!ORM.has(name)) return;
        const data = { method: context.sourceCode.getText(callee.property) };
        context.report({ node: callee, messageId: 'call', data });
      },
    };
  },
};
