import { randomBytes } from 'node:crypto';

/** A secret that can be recognised: it says what it is, and has signs that encodings change. */
export function newCanary(what: string): string {
  return `canary+${what.replaceAll(' ', '-')}/${randomBytes(12).toString('base64url')}~`;
}

/** The canaries that stand in a text or in bytes, in clear or in any usual encoding, by name. */
export function findCanaries(
  haystack: string | Buffer,
  canaries: ReadonlyMap<string, string>,
): string[] {
  const text = typeof haystack === 'string' ? haystack : haystack.toString('latin1');
  const lower = text.toLowerCase();
  return [...canaries]
    .filter(([, value]) => {
      const hex = Buffer.from(value).toString('hex');
      return formsOf(value).some((form) => text.includes(form)) || lower.includes(hex);
    })
    .map(([name]) => name);
}

function formsOf(value: string): string[] {
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ value }).toString().slice('value='.length),
    JSON.stringify(value).slice(1, -1),
    ...[0, 1, 2].flatMap((before) => base64At(value, before)),
  ];
}

/** What base64 shows of a value when zero, one or two bytes stand before it. */
function base64At(value: string, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  const core = whole.toString('base64').slice(before === 0 ? 0 : before + 1);
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}
