import { judgeImport } from './judge-import.js';
import { fromRoot, resolveImport } from './resolve-import.js';

/** Reports an import that architecture.js does not allow. @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{problem}}' } },
  create(context) {
    const from = fromRoot(context.filename);
    const judge = (
      /** @type {any} */ node,
      /** @type {any} */ source,
      /** @type {object} */ how,
    ) => {
      if (typeof source?.value !== 'string') return;
      const problem = judgeImport({
        from,
        to: resolveImport(from, source.value),
        ...kindOf(node),
        ...how,
      });
      if (problem) context.report({ node, messageId: 'forbidden', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => judge(node, node.source, {}),
      ExportAllDeclaration: (node) => judge(node, node.source, {}),
      ExportNamedDeclaration: (node) => judge(node, node.source, {}),
      ImportExpression: (node) => judge(node, node.source, { kind: 'dynamic' }),
      TSImportType: (/** @type {any} */ node) => judge(node, node.source, { kind: 'type' }),
    };
  },
};

/** Whether only types cross, and which values do. @param {any} node */
function kindOf(node) {
  const specifiers = /** @type {any[]} */ (node.specifiers ?? []);
  const values = specifiers.filter((specifier) => !isType(specifier));
  const type = node.importKind === 'type' || node.exportKind === 'type';
  return {
    kind: type || (specifiers.length > 0 && values.length === 0) ? 'type' : 'value',
    names: values.map((specifier) => specifier.imported?.name ?? 'default'),
  };
}

/** @param {any} specifier */
function isType(specifier) {
  return specifier.importKind === 'type' || specifier.exportKind === 'type';
}
