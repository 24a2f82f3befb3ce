/** What a hostile server may cost; the caller's deadline bounds the whole. Times in milliseconds. */
export interface ProbeLimits {
  /** Reaching any of the addresses; also the look-up and the TLS handshake, each. */
  connectMs: number;
  /** Tarpits and greylisting let a stranger wait 20 to 30 seconds (RFC 5321 section 4.5.3.2.1 gives five minutes). */
  greetingMs: number;
  /** A greeting that comes later is called slow: programs give up about then. */
  slowGreetingMs: number;
  /** Silence while an answer is due. */
  idleMs: number;
  /** Waiting for a goodbye, when everything has been shown. */
  quitMs: number;
  totalBytes: number;
  totalLines: number;
  lineBytes: number;
  transcriptLines: number;
  /** Characters kept of one line. */
  lineLength: number;
}

export const PROBE_LIMITS: ProbeLimits = {
  connectMs: 10_000,
  greetingMs: 30_000,
  slowGreetingMs: 5_000,
  idleMs: 15_000,
  quitMs: 2_000,
  totalBytes: 2 * 1024 * 1024,
  totalLines: 5_000,
  lineBytes: 64 * 1024,
  transcriptLines: 200,
  lineLength: 1024,
};
