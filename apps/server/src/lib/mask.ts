import { MASKED, maskSecrets } from '@mailkey/secret-shapes';

/** How much of a long secret betrays it: what follows its first characters goes with them. */
const PREFIX = 12;

/**
 * Masks the given secrets wherever they stand in a text: as they are, percent-encoded, with
 * backslashes, in base64 at any offset (SASL wraps a token in other bytes), and cut off after the
 * first characters. Secrets that are not known are found by their shape.
 */
export function createMask(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '');
  const exact = [...new Set(known.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
  const beginnings = exact
    .filter((form) => form.length > PREFIX)
    .map((form) => form.slice(0, PREFIX));
  const encoded = known.flatMap(base64Cores).map((core) => core.slice(0, PREFIX));
  return (text) => {
    let masked = text;
    // First, as masking the bare secret inside would leave the rest of a SASL message standing.
    for (const core of encoded) masked = maskRuns(masked, core, isBase64Character);
    for (const form of exact) masked = masked.replaceAll(form, MASKED);
    for (const start of beginnings) masked = maskRuns(masked, start, isTokenCharacter);
    return innocent.has(masked) ? masked : maskShapes(masked);
  };
}

/**
 * Texts in which no shape of a secret was found: mail servers say the same lines to every check, and to look
 * through one takes longer than to read it.
 */
const innocent = new Set<string>();
/** So many at most, of so many characters: some hundred kilobytes. */
const REMEMBERED = { texts: 1000, characters: 500 };

function maskShapes(text: string): string {
  const masked = maskSecrets(text);
  if (masked === text && text.length <= REMEMBERED.characters) {
    if (innocent.size >= REMEMBERED.texts) innocent.clear();
    innocent.add(text);
  }
  return masked;
}

function writtenForms(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  const quoted = secret.replace(/["\\]/g, '\\$&');
  return [
    secret,
    quoted,
    percentEncoded(secret),
    formEncoded(secret),
    base64,
    base64.replace(/=+$/, ''),
  ];
}

/** A lone surrogate has no percent-encoding; such a secret is masked in its other forms. */
function percentEncoded(secret: string): string {
  return /\p{Surrogate}/u.test(secret) ? secret : encodeURIComponent(secret);
}

/** As a form and Basic write it: a blank is a plus, and further characters are escaped. */
function formEncoded(secret: string): string {
  return new URLSearchParams([['', secret]]).toString().slice(1);
}

/** What base64 shows of a secret when zero, one or two bytes stand before it: three forms. */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  // Shorter ones would match by chance; the base64 of the secret alone is masked in full.
  if (bytes.length < 9) return [];
  return [0, 1, 2].flatMap((before) => {
    const whole = Math.floor((before + bytes.length) / 3) * 3 - before;
    const shifted = Buffer.concat([Buffer.alloc(before), bytes.subarray(0, whole)]);
    const core = shifted.toString('base64').slice(before === 0 ? 0 : before + 1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Masks each run of characters that `start` stands in; by hand, as a pattern would be quadratic. */
function maskRuns(text: string, start: string, belongs: (code: number) => boolean): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, done)) {
    let from = at;
    while (from > done && belongs(text.charCodeAt(from - 1))) from -= 1;
    let to = at + start.length;
    while (to < text.length && belongs(text.charCodeAt(to))) to += 1;
    result += text.slice(done, from) + MASKED;
    done = to;
  }
  return result + text.slice(done);
}

function isTokenCharacter(code: number): boolean {
  return isBase64Character(code) || code === 0x2e || code === 0x7e;
}

function isBase64Character(code: number): boolean {
  const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  const digit = code >= 0x30 && code <= 0x39;
  // + - / = _
  return letter || digit || [0x2b, 0x2d, 0x2f, 0x3d, 0x5f].includes(code);
}
