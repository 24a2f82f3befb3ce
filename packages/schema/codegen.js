// Typed documents for the web app and the tests: schema.graphql + operations -> src/generated.ts
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, concatAST, parse, validate } from 'graphql';

const here = import.meta.dirname;
const sdl = readFileSync(join(here, 'schema.graphql'), 'utf8');
const documents = readdirSync(join(here, 'operations'), { recursive: true })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({
    location: path,
    document: parse(readFileSync(join(here, 'operations', path), 'utf8')),
  }));

const problems = validate(buildSchema(sdl), concatAST(documents.map(({ document }) => document)));
if (problems.length > 0) {
  console.error(problems.map((problem) => problem.toString()).join('\n\n'));
  process.exit(1);
}

const code = await codegen({
  filename: 'src/generated.ts',
  schema: parse(sdl),
  documents,
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    documentMode: 'documentNode',
    scalars: { DateTime: 'string' },
  },
});
writeFileSync(join(here, 'src/generated.ts'), code);
