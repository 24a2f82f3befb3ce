/** One problem of one input field; `path` as in GraphQL, such as input.authorizeUrl. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

export type UserErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'IN_USE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_MANY_REQUESTS';

/** The caller did something that cannot be done; the message is for the caller. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly details: { fields?: FieldProblem[] } & Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The world failed (database locked, provider unreachable): worth a retry; the message is for the caller. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';

  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Mailkey refuses to start; `main` prints the message and exits with 78 (EX_CONFIG of sysexits.h). */
export class RefusedToStart extends Error {
  override readonly name = 'RefusedToStart';
}

export function badInput(fields: FieldProblem[]): UserError {
  const message = fields.map((field) => field.message).join(' ');
  return new UserError('BAD_USER_INPUT', message, { fields });
}

export function notFound(what: string): UserError {
  return new UserError('NOT_FOUND', `${what} does not exist.`);
}
