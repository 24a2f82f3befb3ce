// Typed documents for the web app and the tests: schema.graphql + operations -> src/generated.ts
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, concatAST, parse, validate, visit } from 'graphql';

const here = import.meta.dirname;
const sdl = readFileSync(join(here, 'schema.graphql'), 'utf8');
const documents = readdirSync(join(here, 'operations'), { recursive: true })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({
    location: path,
    document: parse(readFileSync(join(here, 'operations', path), 'utf8'), { noLocation: true }),
  }));

const problems = validate(buildSchema(sdl), concatAST(documents.map(({ document }) => document)));
if (problems.length > 0) {
  console.error(problems.map((problem) => problem.toString()).join('\n\n'));
  process.exit(1);
}

const types = await codegen({
  filename: 'src/generated.ts',
  schema: parse(sdl),
  documents,
  plugins: [{ operations: {} }],
  pluginMap: { operations: typescriptOperations },
  config: { useTypeImports: true, enumsAsTypes: true, scalars: { DateTime: 'string' } },
});

const definitions = documents.flatMap(({ document }) => document.definitions);
const fragments = definitions.filter(({ kind }) => kind === 'FragmentDefinition');

/** The names of the fragments that a definition spreads, those of the fragments themselves as well. */
function spreadBy(definition, found = new Set()) {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.add(value);
      spreadBy(
        fragments.find(({ name }) => name.value === value),
        found,
      );
    },
  });
  return found;
}

// Each fragment once: a browser loads all of this, and most are part of several operations.
const written = [
  `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';`,
  types,
  `const documentOf = <Result, Variables>(...definitions: unknown[]) =>
  ({ kind: 'Document', definitions }) as unknown as TypedDocumentNode<Result, Variables>;`,
  ...fragments.map((fragment) => `const ${fragment.name.value} = ${JSON.stringify(fragment)};`),
  ...definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .map((operation) => {
      const name = operation.name.value;
      const type = `${name}${operation.operation.replace(/^./, (first) => first.toUpperCase())}`;
      const parts = [JSON.stringify(operation), ...spreadBy(operation)].join(', ');
      return `export const ${name}Document = /* @__PURE__ */ documentOf<${type}, ${type}Variables>(${parts});`;
    }),
];
writeFileSync(join(here, 'src/generated.ts'), `${written.join('\n\n')}\n`);
