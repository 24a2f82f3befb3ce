/** As many mail servers as anybody has mailboxes at; of too many the oldest goes, and is heard once more. */
const MOST = 10_000;

const spoken = new Set<string>();

/** Whether this port has begun with TLS when it was called last, as far as this process has seen. */
export const hasSpokenTls = (host: string, port: number): boolean => spoken.has(`${host}:${port}`);

export function noteTls(host: string, port: number, well: boolean): void {
  const place = `${host}:${port}`;
  if (!well) spoken.delete(place);
  else spoken.add(place);
  const [oldest] = spoken;
  if (spoken.size > MOST && oldest !== undefined) spoken.delete(oldest);
}
