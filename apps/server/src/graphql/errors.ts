import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { bounded, harmless } from '../lib/capped.js';
import { badInput, OperationalError, UserError } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import { TOO_MUCH } from './limits/limits.js';
import { wrongValue } from './wrong-value.js';

/** Codes of GraphQL itself: the caller's document was wrong, and saying so tells no secret. */
const GRAPHQL_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What one error may hold, and how many an answer has: graphql repeats what the caller has sent. */
const ERROR = { text: 1000, entries: 100, depth: 8, total: 16_000 };
const MOST_ERRORS = 20;
const MOST_PLACES = 10;

/** The first ones; whoever fixes those sees the next. */
export function firstErrors<T>(errors: readonly T[]): T[] {
  return errors.slice(0, MOST_ERRORS);
}

/** The one translator from what was thrown to what a caller reads. A bug shows its id only. */
export function createErrorFormatter(log: Log) {
  const translate = createTranslator(log);
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { message, locations, ...rest } = translate(formatted, thrown);
    const places = locations && { locations: locations.slice(0, MOST_PLACES) };
    const told = { message: harmless(message), ...places, ...rest };
    return bounded(told, ERROR) as GraphQLFormattedError; // a copy of the same shape
  };
}

function createTranslator(log: Log) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { message, locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const cause = unwrapResolverError(thrown);
    const code = formatted.extensions?.code;
    if (cause instanceof GraphQLError && typeof code === 'string' && GRAPHQL_CODES.has(code)) {
      const wrong = wrongValue(cause);
      if (wrong) return { ...place, ...tellFailure(log, badInput([wrong])) };
      return { message: discreet(message), ...place, extensions: { code } };
    }
    return { ...place, ...tellFailure(log, cause) };
  };
}

export interface ToldFailure {
  message: string;
  extensions: { code: string; retryAfterSeconds?: number | undefined } & Record<string, unknown>;
}

/** What a caller reads of a failure: that of a whole field, or of one part of its answer. */
export function tellFailure(log: Log, cause: unknown): ToldFailure {
  if (cause instanceof UserError)
    return { message: cause.message, extensions: { code: cause.code, ...cause.details } };
  if (!(cause instanceof OperationalError)) return reportBug(log, cause);
  const { message, code, retryAfterSeconds } = cause;
  log.warn({ code, reason: message, retryAfterSeconds }, 'an operation failed');
  return { message, extensions: { code, retryAfterSeconds } };
}

/**
 * graphql and Apollo name their limits and suggest names of fields: a stranger learns neither. They
 * repeat values that do not fit, too: one that stands in the document may be a secret all the same.
 */
function discreet(message: string): string {
  if (/more tha[nt] \d+ tokens|too many selections/.test(message)) return TOO_MUCH;
  return message
    .replace(/ ?Did you mean .*$/s, '')
    .replace(/(cannot represent [^:]*): .*$/s, '$1.')
    .replace(/(Expected value of type "[^"]*"), found .*$/s, '$1.');
}

function reportBug(log: Log, cause: unknown): ToldFailure {
  const id = randomUUID();
  log.error({ id, err: cause }, 'an unexpected error');
  return {
    message: `Something went wrong here. The log has the details under ${id}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}
