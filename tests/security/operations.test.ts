import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSchema } from '@mailkey/server/wiring/schema';
import { LIMITS } from '@mailkey/server/graphql/limits/limits';
import { limitRules } from '@mailkey/server/graphql/limits/rules';
import {
  concatAST,
  Kind,
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
  type DocumentNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../packages/schema/operations');
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .map((path) => parse(readFileSync(join(folder, path), 'utf8')));
const operations = Object.entries(separateOperations(concatAST(documents)));
const schema = createSchema();

describe('G1 the operations of the web app', () => {
  it('are all here', () => {
    const named = documents.flatMap(({ definitions }) =>
      definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION),
    );
    expect(operations).toHaveLength(named.length);
    expect(operations.length).toBeGreaterThan(20);
  });

  it.each(operations)('%s stays within the limits', (_name, document) => {
    expect(validate(schema, document, [...specifiedRules, ...limitRules])).toEqual([]);
  });

  it.each(operations)('%s leaves room in the number of tokens', (_name, document) => {
    expect(tokensOf(document)).toBeLessThan(LIMITS.tokens * 0.8);
  });
});

function tokensOf(document: DocumentNode): number {
  let count = 0;
  const { loc } = parse(print(document));
  for (let token = loc?.startToken; token; token = token.next ?? undefined) count += 1;
  return count;
}
