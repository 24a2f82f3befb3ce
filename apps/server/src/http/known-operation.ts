import {
  execute,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from '../graphql/context.js';
import { firstErrors, type createErrorFormatter } from '../graphql/errors.js';
import type { KnownDocuments } from '../graphql/known-documents.js';
import type { FastAnswer } from './fast-lane.js';

interface Asked {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

interface KnownOperations {
  schema: GraphQLSchema;
  documents: KnownDocuments;
  formatError: ReturnType<typeof createErrorFormatter>;
}

const NAMES = new Set(['query', 'variables', 'operationName']);
/** What is answered as JSON by whoever negotiates. */
const JSON_ACCEPTED = new Set([undefined, '*/*', 'application/json']);

/**
 * Executes what Apollo has read and judged before, as Apollo would: with its answer, at half its cost. Undefined
 * where it is for Apollo to answer; nothing was executed then.
 */
export function createKnownOperation({ schema, documents, formatError }: KnownOperations) {
  return async (
    body: unknown,
    accept: string | undefined,
    contextOf: () => Context,
  ): Promise<FastAnswer | undefined> => {
    if (!JSON_ACCEPTED.has(accept) || !isAsked(body)) return undefined;
    const document = documents.find(body.query);
    if (!document) return undefined;
    const result = await execute({
      schema,
      document,
      contextValue: contextOf(),
      variableValues: body.variables,
      operationName: body.operationName,
    });
    // Wrong variables, or no such operation.
    if (result.data === undefined) return undefined;
    return answerOf(result);
  };

  function answerOf({ errors, data }: ExecutionResult): FastAnswer {
    const told = errors && firstErrors(errors).map((error) => formatError(error.toJSON(), error));
    const text = `${JSON.stringify({ errors: told, data })}\n`;
    const headers: FastAnswer['headers'] = [['content-type', 'application/json; charset=utf-8']];
    return { status: 200, headers, text };
  }
}

/** Whether a document may be executed over HTTP by whoever is signed in, without another look at it. */
export function isPlain({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (one) =>
      one.kind !== Kind.OPERATION_DEFINITION || one.operation !== OperationTypeNode.SUBSCRIPTION,
  );
}

/** As nearly everybody asks: none of it is to be judged by Apollo. */
function isAsked(body: unknown): body is Asked {
  if (!isRecord(body) || typeof body['query'] !== 'string') return false;
  const { variables, operationName } = body;
  return (
    (variables === undefined || variables === null || isRecord(variables)) &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    Object.keys(body).every((name) => NAMES.has(name))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
