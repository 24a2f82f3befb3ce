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

/** What Mailkey's error means to whoever configured the program. */
export function refusalProblem(message: string, extensions: Record<string, unknown>): Problem {
  const { code, reason, retryAfterSeconds } = extensions;
  const said = plainText(message) || 'Mailkey gave no token.';
  // The key lists the mailbox and lacks something else: Mailkey says what.
  if (code === 'FORBIDDEN' && reason) return new Problem(exitCodes.noPermission, said);
  // A person has to act, and the message says who and how: no repetition helps.
  if (code === 'TOKEN_UNAVAILABLE') return new Problem(exitCodes.noPermission, said);
  const known = typeof code === 'string' ? byCode[code] : undefined;
  if (known) return new Problem(known.exitCode, known.todo);
  if (typeof retryAfterSeconds === 'number')
    return new Problem(exitCodes.tryAgain, `${said} Try again in ${retryAfterSeconds} s.`);
  if (code === 'INTERNAL_SERVER_ERROR') return new Problem(exitCodes.tryAgain, said);
  return new Problem(exitCodes.unavailable, said);
}

/** What an IMAP server said instead of letting in; RFC 5530 tells which of it passes. */
export function loginProblem(said: string): Problem {
  const words = plainText(said.replace(/^(M1|\*) (NO|BAD|BYE) ?/i, ''));
  const passes = /^\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]/i.test(words);
  const todo = passes ? 'Try again later.' : 'Check the mailbox in Mailkey to learn why.';
  return new Problem(
    passes ? exitCodes.tryAgain : exitCodes.noPermission,
    `The IMAP server does not let this mailbox in: ${words} ${todo}`,
  );
}

const certificateCodes =
  /^(CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/;

/** Why there was no answer. Only codes are shown: a text might repeat what was sent. */
export function networkProblem(host: string, error: unknown): Problem {
  const code = codeOf(error);
  if (code === 'ENOTFOUND')
    return new Problem(exitCodes.noHost, `There is no host ${host}: check the address.`);
  if (certificateCodes.test(code))
    return new Problem(
      exitCodes.configuration,
      `The certificate of ${host} is not trusted (${code}): name its authority in NODE_EXTRA_CA_CERTS.`,
    );
  if (/^(ERR_SSL_|EPROTO)/.test(code))
    return new Problem(
      exitCodes.configuration,
      `${host} does not speak TLS there (${code}): check the port.`,
    );
  const what = code === 'TimeoutError' ? 'does not answer in time' : `cannot be reached (${code})`;
  return new Problem(exitCodes.tryAgain, `${host} ${what}. Try again later.`);
}

/** fetch wraps what happened, and where several addresses were tried, once more. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, cause, name } = error as Error & { code?: unknown }; // Node adds it
  if (typeof code === 'string') return code;
  if (cause) return codeOf(cause);
  return error instanceof AggregateError ? codeOf(error.errors[0]) : name;
}
