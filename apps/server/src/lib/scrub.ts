import { isSecretName, MASKED, maskSecrets } from '@mailkey/secret-shapes';

/** Of a failed query, at any depth: its SQL and every value in it, which are rows of other people. Its driver's error gives it away. */
const DRIVEN = ['query', 'parameters', 'driverError'];

/** A line of JSON without secrets: by the keys, by what the texts say, and without bytes. */
export function scrub(line: string): string {
  try {
    return `${JSON.stringify(scrubbed(JSON.parse(line)))}\n`;
  } catch {
    return maskSecrets(line);
  }
}

function scrubbed(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(scrubbed);
  const bytes = bytesIn(value);
  if (bytes !== undefined) return `[${bytes} bytes]`;
  const isQuery = 'driverError' in value;
  const entries = Object.entries(value).filter(([key]) => !isQuery || !DRIVEN.includes(key));
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      maskSecrets(key),
      isSecretName(key) && isTold(inner) ? MASKED : scrubbed(inner),
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
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key, at) => key === String(at)) ? keys.length : undefined;
}
