import { ref } from 'vue';

const token = ref('');

/** What a one-time link carries, once; it is kept in this page's memory alone. */
export const linkToken = token;

/**
 * Takes the token out of the address: the fragment, which no server and no log is sent; of links made
 * before, the query. True where there was one, and the address is to be cleared of it.
 */
export function takeLinkToken({ hash, query }: { hash: string; query: object }): boolean {
  const former = 'token' in query ? query.token : undefined;
  const found = new URLSearchParams(hash.slice(1)).get('token') ?? former;
  if (typeof found !== 'string' || !found) return false;
  token.value = found;
  return true;
}
