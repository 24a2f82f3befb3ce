/**
 * The address that a text is (WHATWG URL), or undefined. Not by `URL.canParse`: that of Node 20 refuses
 * a valid address with a letter such as ü once it has been called some thousand times.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
