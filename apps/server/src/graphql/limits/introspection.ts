import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';

/** Whether a document asks for the schema itself; __typename does not. */
export function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') asks = true;
    },
  });
  return asks;
}

/** The answer to anybody who is not signed in. */
export function schemaIsPrivate(): GraphQLError {
  return new GraphQLError('The schema is shown to signed-in callers only.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
