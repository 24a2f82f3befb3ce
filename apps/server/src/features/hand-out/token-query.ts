import { minimumLifeProblems } from '../grants/needed-life.js';

/** What the address of a request for a token says beside the mailbox. */
export interface TokenQuery {
  minimumLifeSeconds?: number | undefined;
  /** xoauth2: the base64 message of SASL XOAUTH2. */
  format: 'token' | 'xoauth2';
}

type Written = Record<string, unknown>;

/** A sentence where it cannot be read: a name that is misspelled would not do what was meant. */
export function readTokenQuery(query: Written): TokenQuery | string {
  const others = Object.keys(query).filter((name) => !NAMES.has(name));
  if (others.length > 0) return 'This address takes minimumLifeSeconds and format, nothing else.';
  const { format = 'token' } = query;
  if (format !== 'token' && format !== 'xoauth2') return 'The format is token or xoauth2.';
  const life = readMinimumLife(query);
  return typeof life === 'string' ? life : { format, minimumLifeSeconds: life };
}

const NAMES = new Set(['minimumLifeSeconds', 'format']);

/** The seconds, where they are said; a sentence where they cannot be read. */
export function readMinimumLife({
  minimumLifeSeconds: typed,
}: Written): number | string | undefined {
  if (typed === undefined) return undefined;
  if (Array.isArray(typed)) return 'Say minimumLifeSeconds once.';
  const seconds = typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : NaN;
  return minimumLifeProblems(seconds)[0]?.message ?? seconds;
}
