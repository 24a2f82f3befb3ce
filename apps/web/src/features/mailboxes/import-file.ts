/** What the server refuses, as Apollo's errors have it, so that they are shown alike. */
interface Refused {
  graphQLErrors: unknown[];
}

/** Sends a file as it is, or pasted rows; gives the id of the import, throws what ErrorNotice shows. */
export async function sendImportFile(file: Blob | string): Promise<string> {
  const answer = await fetch('/mailbox-imports', {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv' },
    // A blob would bring its own type, which is another one on each system.
    body: typeof file === 'string' ? file : await file.arrayBuffer(),
  });
  const { id, errors } = (await answer.json()) as { id?: string; errors?: unknown[] };
  if (id !== undefined) return id;
  const refused: Refused = { graphQLErrors: errors ?? [] };
  throw refused;
}
