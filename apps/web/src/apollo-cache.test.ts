import { readFileSync } from 'node:fs';
import * as operations from '@mailkey/schema';
import {
  buildSchema,
  executeSync,
  getNamedType,
  isEnumType,
  isLeafType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLFieldResolver,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCache } from './apollo.js';

const schema = buildSchema(
  readFileSync(`${import.meta.dirname}/../../../packages/schema/schema.graphql`, 'utf8'),
);

interface Row {
  id: unknown;
  begin: unknown;
}

/** A server whose every list has two rows to a page, named after where the page begins. */
const pages: GraphQLFieldResolver<Row | undefined, unknown, Record<string, unknown>> = (
  ...[source, args, , { fieldName, returnType }]
) => {
  const type = getNamedType(returnType);
  if (fieldName === 'id') return source?.id;
  const begin = args.after ?? source?.begin ?? 'start';
  const one = (row: number): unknown => {
    if (!isLeafType(type)) return { begin, id: args.id ?? `${String(begin)} ${row}` };
    return isEnumType(type) ? type.getValues()[0]?.name : 1;
  };
  return String(returnType).startsWith('[') ? [one(1), one(2)] : one(1);
};

const operationOf = (document: DocumentNode) =>
  document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );

/** The queries that ask for a next page, with the path to the list that has it. */
const paged = Object.values(operations).flatMap((document: DocumentNode) => {
  const operation = operationOf(document);
  const path: string[] = [];
  const found: string[][] = [];
  if (operation?.operation !== 'query') return [];
  visit(operation, {
    Field: {
      enter({ name, alias, arguments: given }) {
        path.push((alias ?? name).value);
        if (given?.some((argument) => argument.name.value === 'after')) found.push([...path]);
      },
      leave: () => void path.pop(),
    },
  });
  return found.map((list) => ({ name: operation.name?.value, list, document }));
});

describe('"Load more"', () => {
  it('is asked by the lists of the app', () => {
    expect(paged.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AlertDeliveries', 'Incident', 'Mailboxes', 'OAuthClientRuns']),
    );
  });

  it.each(paged)('of $name shows the next page of $list behind the first', ({ document, list }) => {
    const cache = createCache();
    const query = cache.transformDocument(document);
    const one = { first: 2, id: 'one', channelId: 'one' };
    for (const variables of [one, { ...one, after: 'next' }]) {
      const asked = { schema, document: query, variableValues: variables, fieldResolver: pages };
      const { data, errors } = executeSync(asked);
      expect(errors).toBeUndefined();
      cache.writeQuery({ query, variables, data });
    }
    let shown: unknown = cache.readQuery({ query, variables: one });
    for (const part of list) shown = (shown as Record<string, unknown>)[part];
    const nodes = (shown as { nodes?: unknown[] }).nodes ?? shown;
    expect(nodes).toHaveLength(4);
  });
});
