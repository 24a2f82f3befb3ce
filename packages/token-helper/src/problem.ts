/** Exit codes of sysexits.h: mail programs know which of them are worth another try. */
export const exitCodes = {
  usage: 64,
  noHost: 68,
  unavailable: 69,
  bug: 70,
  ioError: 74,
  tryAgain: 75,
  protocol: 76,
  noPermission: 77,
  configuration: 78,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface Hope {
  /** Where somebody has said when to ask again. */
  retryAfterSeconds?: number | undefined;
  /** It may pass, although another cause is likelier. EX_TEMPFAIL always may. */
  mayPass?: boolean;
}

/** Ends the command: one sentence for standard error that says what to do, and an exit code. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
    readonly hope: Hope = {},
  ) {
    super(message);
  }
}

export function misconfigured(sentence: string): Problem {
  return new Problem(exitCodes.configuration, sentence);
}

/** Texts of servers reach a terminal: without control characters, and not endless. */
export function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .slice(0, 500)
    .trim();
}
