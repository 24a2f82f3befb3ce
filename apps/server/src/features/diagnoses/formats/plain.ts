/** What mail, terminals and tables do to a message. */

/** An ANSI colour, with its escape character in any of the ways in which it is shown, or without. */
export const colour = /(?:\u001b|\^\[|ESC|\\(?:x1b|033|e))?\[\d{1,3}(?:;\d{1,3}){0,5}m/gi;

/** UTF-8 out of bytes that each stand behind a sign: %C3%A9, =C3=A9. */
export const fromHex = (bytes: string, sign: string): string =>
  Buffer.from(bytes.replaceAll(sign, ''), 'hex').toString('utf8');

/** RFC 2045 section 6.7, where the whole text is written so: a literal "=" never stands alone in it. */
export function decodeQuotedPrintable(text: string): string {
  if (/=(?![0-9A-F]{2}|\r?\n|$)/.test(text)) return text;
  // A line of base64 may end in one as well.
  const broken = /=\r?\n/.test(text) && !/(?<![\w+/])[\w+/]{24,200}=\r?\n/.test(text);
  // A letter with an accent, in UTF-8.
  const accented = /=[C-F][0-9A-F]=[89AB][0-9A-F]/.test(text);
  if (!broken && !accented && !text.includes('=3D')) return text;
  return text.replace(/=\r?\n/g, '').replace(/(?:=[0-9A-F]{2})+/g, (bytes) => fromHex(bytes, '='));
}

/** A cell of CSV doubles the quotes in it; an empty JSON string beside a key is none. */
export function undoubleQuotes(text: string): string {
  return /""\w{1,40}"" ?:/.test(text) ? text.replaceAll('""', '"') : text;
}
