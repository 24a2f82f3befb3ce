import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import { createKnownDocuments } from './known-documents.js';
import { asksForSchema, schemaIsPrivate } from './limits/introspection.js';
import { LIMITS } from './limits/limits.js';
import { limitRules } from './limits/rules.js';

export interface OperationRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/**
 * What Apollo does over HTTP before anything runs, for the WebSocket: the same parser limits, the
 * same rules, the same answers. What comes back may be executed.
 */
export function createPrepare(schema: GraphQLSchema) {
  const documents = createKnownDocuments();

  function judged(query: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.find(query);
    if (known) return known;
    const document = parsed(query);
    if (document instanceof GraphQLError) return [document];
    const problems = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (problems.length > 0) return coded(problems, 'GRAPHQL_VALIDATION_FAILED');
    documents.remember(query, document);
    return document;
  }

  return (asked: OperationRequest, signedIn: boolean): ExecutionArgs | readonly GraphQLError[] => {
    const document = judged(asked.query);
    if (!('kind' in document)) return document;
    if (!signedIn && asksForSchema(document)) return [schemaIsPrivate()];
    const operation = getOperationAST(document, asked.operationName);
    if (!operation)
      return [withCode(new GraphQLError('No such operation.'), 'OPERATION_RESOLUTION_FAILURE')];
    const { errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      asked.variables ?? {},
      { maxErrors: 20 },
    );
    if (errors) return coded(errors, 'BAD_USER_INPUT');
    const { operationName, variables: variableValues } = asked;
    return { schema, document, operationName, variableValues };
  };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (cause) {
    if (cause instanceof GraphQLError) return withCode(cause, 'GRAPHQL_PARSE_FAILED');
    throw cause;
  }
}

function coded(errors: readonly GraphQLError[], code: string): GraphQLError[] {
  return errors.map((error) => withCode(error, code));
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, originalError } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    originalError,
    extensions: { code },
  });
}
