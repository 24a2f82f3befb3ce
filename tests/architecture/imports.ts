import ts from 'typescript';
import { resolveImport } from '../../eslint-rules/resolve-import.js';
import { scriptsIn } from '../../eslint-rules/vue-script-size.js';
import { sourceFiles, textOf } from './sources.js';

export interface Import {
  from: string;
  /** A file from the root of the repository, or a package. */
  to: string;
  kind: 'value' | 'type' | 'dynamic';
  names: string[];
}

/** Every import of every source file, read by the compiler's own parser. */
export function allImports(): Import[] {
  return sourceFiles().flatMap((path) => importsOf(path, textOf(path)));
}

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const read = readImport(node);
    if (read) found.push({ ...read, from: path, to: resolveImport(path, read.to) });
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      'source.ts',
      path.endsWith('.vue') ? scriptsIn(text).join('\n') : text,
      ts.ScriptTarget.Latest,
      true,
    ),
  );
  return found;
}

function readImport(node: ts.Node): Omit<Import, 'from'> | undefined {
  if (ts.isImportDeclaration(node)) return readNamed(node, node.importClause?.namedBindings);
  if (ts.isExportDeclaration(node)) return readNamed(node, node.exportClause);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    return specifier && ts.isStringLiteral(specifier)
      ? { to: specifier.text, kind: 'dynamic', names: [] }
      : undefined;
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  ) {
    return { to: node.argument.literal.text, kind: 'type', names: [] };
  }
  return undefined;
}

function readNamed(
  node: ts.ImportDeclaration | ts.ExportDeclaration,
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): Omit<Import, 'from'> | undefined {
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const listed =
    bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
      ? [...bindings.elements]
      : [];
  const values = listed.filter((element) => !element.isTypeOnly);
  const names = values.map((element) => (element.propertyName ?? element.name).text);
  const hasDefault = ts.isImportDeclaration(node) && node.importClause?.name !== undefined;
  if (hasDefault) names.push('default');
  const onlyTypes = listed.length > 0 && values.length === 0 && !hasDefault;
  return {
    to: node.moduleSpecifier.text,
    kind: isTypeOnly(node) || onlyTypes ? 'type' : 'value',
    names,
  };
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isExportDeclaration(node) ? node.isTypeOnly : node.importClause?.isTypeOnly === true;
}
