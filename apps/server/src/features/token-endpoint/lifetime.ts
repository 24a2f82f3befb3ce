import type { Fields } from './answer-fields.js';
import { readClaims } from './token-claims.js';

export interface Lifetime {
  /** From when the token was asked for. */
  seconds: number;
  /** Nothing told it. */
  assumed: boolean;
  /** A sentence, where the answer was not taken as it stands. */
  odd?: string;
}

const DEFAULT = 300;
const LONGEST = 24 * 60 * 60;
const LONGEST_ASSUMED = 60 * 60;
/** Nobody gives an access token for longer: such a number counts milliseconds. */
const IN_MILLISECONDS = 30 * LONGEST;

interface Circumstances {
  sentAt: Date;
  /** Seconds that a token of this grant was seen to live at the least, where nothing tells. */
  lived?: number;
}

/**
 * How long an access token lives: the smallest that any of `expires_in`, an instant of the answer or
 * the token's own `exp` says. Zero stays: such a token serves its first use only. Where nothing tells,
 * five minutes are assumed, or what a token of this grant was seen to live, an hour at the most.
 */
export function lifetimeOf(fields: Fields, { sentAt, lived = 0 }: Circumstances): Lifetime {
  const now = sentAt.getTime() / 1000;
  const until = ends(fields, now);
  const longest = Math.max(IN_MILLISECONDS, ...until.map((seconds) => seconds * 1.1));
  const spans = SPANS.flatMap((name) => readSpan(fields[name], { now, longest }) ?? []);
  const inMs = SPANS_IN_MS.flatMap((name) => toNumber(fields[name]) ?? []);
  const told = [...spans.map(({ seconds }) => seconds), ...inMs.map((ms) => ms / 1000), ...until];
  if (told.length === 0) {
    const seconds = Math.min(Math.max(DEFAULT, Math.floor(lived)), LONGEST_ASSUMED);
    return { seconds, assumed: true };
  }
  const odd = spans.find((span) => span.odd)?.odd;
  const seconds = Math.min(Math.floor(Math.min(...told)), LONGEST);
  return { seconds, assumed: false, ...(odd && { odd }) };
}

/** RFC 6749 section 5.1 knows the first alone. */
const SPANS = ['expires_in', 'expires_in_sec', 'expires_in_seconds', 'expiresIn', 'expire_in'];
/** Their names tell the unit. */
const SPANS_IN_MS = [
  'expires_in_ms',
  'expires_in_millis',
  'expires_in_milliseconds',
  'expiresInMs',
];
const INSTANTS = [
  ...['expires_on', 'expires_at', 'expiresOn', 'expiresAt', 'expires', '.expires', 'expiry'],
  ...['expiration', 'expiry_date', 'token_expires_at', 'access_token_expires_at'],
];
/** When the answer was made, by the clock that also made its instants. */
const ISSUED = ['iat', 'issued_at', 'created_at', 'not_before', '.issued'];

function readSpan(
  value: unknown,
  { now, longest }: { now: number; longest: number },
): Pick<Lifetime, 'seconds' | 'odd'> | undefined {
  const measured = withUnit(value);
  if (measured !== undefined)
    return { seconds: measured, odd: 'The answer gives expires_in with a unit.' };
  const number = toNumber(value);
  if (number === undefined || number < 0) return undefined;
  if (number <= longest) return { seconds: number };
  const until = toInstant(number);
  if (until !== undefined && until > now && until - now < IN_MILLISECONDS)
    return { seconds: until - now, odd: 'The answer gives an instant as expires_in.' };
  return { seconds: number / 1000, odd: 'The answer gives expires_in in milliseconds.' };
}

function ends(fields: Fields, now: number): number[] {
  const access = fields['access_token'];
  const claims = typeof access === 'string' ? readClaims(access) : undefined;
  const issued = ISSUED.map((name) => toInstant(fields[name])).find(Boolean);
  return [
    ...INSTANTS.map(
      (name) => asSpan(fields[name]) ?? left(toInstant(fields[name]), { issued, now }),
    ),
    left(toInstant(claims?.['exp']), { issued: toInstant(claims?.['iat']), now }),
  ].filter((seconds) => seconds !== undefined);
}

/**
 * What is left until an instant of the server's clock: since the token was issued, which needs no clock
 * of ours, and from now, since an old token may be given once more. An instant that is over by our
 * clock says that the clocks differ.
 */
function left(
  until: number | undefined,
  { issued, now }: { issued: number | undefined; now: number },
): number | undefined {
  if (until === undefined) return undefined;
  const spans = [until - now, ...(issued === undefined ? [] : [until - issued])];
  const alive = spans.filter((seconds) => seconds > 0);
  return alive.length > 0 ? Math.min(...alive) : undefined;
}

/** Where an instant belongs some write how long, as expires=3600 of the drafts before RFC 6749. */
function asSpan(value: unknown): number | undefined {
  const number = toNumber(value);
  return number !== undefined && number > 0 && number <= IN_MILLISECONDS ? number : undefined;
}

/** Seconds since 1970 of a number, a numeric text (both in milliseconds, too) or a date. */
function toInstant(value: unknown): number | undefined {
  const number = toNumber(value);
  if (number !== undefined) {
    if (number < EARLIEST) return undefined;
    return number >= EARLIEST * 1000 ? number / 1000 : number;
  }
  if (typeof value !== 'string' || !DATE.test(value)) return undefined;
  // A date without a zone is in UTC: our own says nothing of the server's.
  const zoned = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value : `${value} UTC`;
  const at = Date.parse(zoned) / 1000;
  return Number.isNaN(at) ? undefined : at;
}

/** 2001-09-09 in seconds. */
const EARLIEST = 1e9;

/** Of HTTP, of ISO 8601, or as .NET writes it where nobody told it how: 11/30/2026 2:00:00 PM +00:00. */
const DATE = /^\w{3}, |^\d{4}-\d\d-\d\d[T ]|^\d{1,2}\/\d{1,2}\/\d{4} /;

const UNITS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of 3600s, 60m, 1 hour, or PT1H of ISO 8601. */
function withUnit(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = value.trim().toLowerCase();
  const iso = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s)?)?$/.exec(text);
  if (iso) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
    if (iso.slice(1).every((part) => part === undefined)) return undefined;
    return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  }
  const plain =
    /^(\d+(?:\.\d+)?) ?(?:(ms)|(s)(?:ec(?:ond)?s?)?|(m)(?:in(?:ute)?s?)?|(h)(?:(?:ou)?rs?)?|(d)(?:ays?)?)$/.exec(
      text,
    );
  const unit = plain?.slice(2).find(Boolean);
  return plain && unit ? Number(plain[1]) * (UNITS[unit] ?? 1) : undefined;
}

function toNumber(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length === 1 ? toNumber(value[0]) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*\+?\d{1,30}(?:\.\d{0,30})?\s*$/.test(value))
    return undefined;
  return Number(value);
}
