import { isSecretName, MASKED, maskSecrets } from '@mailkey/secret-shapes';

/** Of a failed query, at any depth: its SQL and every value in it, which are rows of other people. Its driver's error gives it away. */
const DRIVEN = ['query', 'parameters', 'driverError'];

/** What is deeper is not told: a line is not that deep, and a foreign value may be endlessly so. */
const DEEPEST = 20;

/** A value of a line, as JSON has it, without secrets: by the keys, by what the texts say, and without bytes. */
export function scrub(value: unknown, depth = DEEPEST): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((one) => scrub(one, depth - 1));
  const bytes = bytesIn(value);
  if (bytes !== undefined) return `[${bytes} bytes]`;
  const isQuery = 'driverError' in value;
  const entries = Object.entries(value).filter(([key]) => !isQuery || !DRIVEN.includes(key));
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      maskSecrets(key),
      isSecretName(key) && isTold(inner) ? MASKED : scrub(inner, depth - 1),
    ]),
  );
}

/** Whether there is something to hide: that nothing is there, or whether, is no secret. */
function isTold(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

/** How many bytes a Buffer or a typed array holds, as JSON has them. */
function bytesIn(value: object): number | undefined {
  const { type, data } = value as { type?: unknown; data?: unknown };
  if (type === 'Buffer' && Array.isArray(data)) return data.length;
  const entries = Object.entries(value);
  const isBytes = entries.every(([key, one], at) => key === String(at) && typeof one === 'number');
  return entries.length > 0 && isBytes ? entries.length : undefined;
}
