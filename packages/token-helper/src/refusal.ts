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

const passingCodes = /^\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|OVERQUOTA)\b/i;
const passingWords =
  /\b(temporar|try (it )?(again|later)|too many|over(load|quota)|busy|unavailable|maintenance|shutting down|throttl)/i;

/**
 * What an IMAP server said instead of letting in. RFC 5530 tells which of it passes; the words are asked
 * where there is no code.
 */
export function loginProblem(said: string): Problem {
  const words = plainText(said.replace(/^(M\d+ |\* )?(NO|BAD|BYE|OK)\b ?/i, ''));
  const code = /^\[(?!ALERT\b)[A-Z-]+/i.test(words);
  const passes = passingCodes.test(words) || (!code && passingWords.test(words));
  const todo = passes
    ? 'Try again later; where that does not help, the server’s admin finds the reason in its log.'
    : 'Check the mailbox in Mailkey to learn why.';
  return new Problem(
    passes ? exitCodes.tryAgain : exitCodes.noPermission,
    `The IMAP server does not let this mailbox in: ${words || 'it gives no reason.'} ${todo}`,
  );
}
