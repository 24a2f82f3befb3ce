import { exitCodes, plainText, Problem, type ExitCode } from './problem.js';

const byCode: Record<string, { exitCode: ExitCode; todo: string }> = {
  UNAUTHENTICATED: {
    exitCode: exitCodes.noPermission,
    todo: 'Mailkey does not know this API key, or it has expired or been revoked: make a new one.',
  },
  FORBIDDEN: {
    exitCode: exitCodes.noPermission,
    todo: 'This API key may not take tokens of this mailbox: it needs the scope TOKENS and the mailbox in its list.',
  },
};

/** An error of Mailkey's. */
export interface Refusal {
  message: string;
  extensions: { code?: string; reason?: unknown; retryAfterSeconds?: unknown };
}

/** What Mailkey's error means to whoever configured the program. */
export function refusalProblem(message: string, extensions: Refusal['extensions']): Problem {
  const { code, reason, retryAfterSeconds } = extensions;
  const said = plainText(message) || 'Mailkey gave no token.';
  // The key lists the mailbox and lacks something else: Mailkey says what.
  if (code === 'FORBIDDEN' && reason) return new Problem(exitCodes.noPermission, said);
  // A person has to act, and the message says who and how: no repetition helps.
  if (code === 'TOKEN_UNAVAILABLE') return new Problem(exitCodes.noPermission, said);
  const known = code === undefined ? undefined : byCode[code];
  if (known) return new Problem(known.exitCode, known.todo);
  if (typeof retryAfterSeconds === 'number')
    return new Problem(exitCodes.tryAgain, `${said} Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
  if (code === 'INTERNAL_SERVER_ERROR') return new Problem(exitCodes.tryAgain, said);
  return new Problem(exitCodes.unavailable, said);
}
