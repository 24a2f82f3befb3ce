import type { Config } from './config.js';

interface NodeError extends Error {
  code?: unknown;
  syscall?: unknown;
}

/** Why the machine does not let Mailkey start with these settings, as a sentence; undefined: it is a bug. */
export function startProblem(
  cause: unknown,
  { host, port, databasePath }: Pick<Config, 'host' | 'port' | 'databasePath'>,
): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const { code, syscall, message } = cause as NodeError; // Node and SQLite add them
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return code === 'EADDRINUSE'
      ? `PORT: ${port} of ${host} is taken by another program.`
      : `HOST, PORT: Mailkey may not listen at ${host}:${port} (${String(code)}).`;
  const aboutFile = typeof syscall === 'string' || /^SQLITE_/.test(String(code));
  return aboutFile
    ? `DATABASE_URL: ${databasePath} cannot be opened as a database (${message}).`
    : undefined;
}
