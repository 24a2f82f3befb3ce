import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type Log = Logger;

/** JSON lines, on standard output unless told otherwise. The scrubber is the last net: nothing secret should reach it. */
export function createLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: {
      paths: [
        '*.password',
        '*.clientSecret',
        '*.accessToken',
        '*.refreshToken',
        '*.authorization',
        '*.cookie',
      ],
      censor: '[redacted]',
    },
    serializers: { err: withoutDriver },
    hooks: { streamWrite: scrub },
  };
  return pino(options, to);
}

/** A failed query carries its SQL and every value in it, which are rows of other people: what went wrong suffices. */
function withoutDriver(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const told: Record<string, unknown> = { ...pino.stdSerializers.err(cause) };
  for (const driven of ['query', 'parameters', 'driverError']) delete told[driven];
  return told;
}

const SECRET_LOOKING =
  /(Bearer\s+|(?:access_token|refresh_token|id_token|client_secret|code_verifier|code|password)(?:=|\\?":\s*\\?"))[^\s"&\\]+/gi;

export function scrub(line: string): string {
  return line.replace(SECRET_LOOKING, '$1[redacted]');
}
