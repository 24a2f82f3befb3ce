/** One line of RFC 4180: every cell quoted, CRLF at the end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell that begins like a formula gets an apostrophe in front, since spreadsheets run it otherwise
 * (OWASP, CSV injection). Also behind white space, which some of them skip.
 */
function csvCell(text: string): string {
  const safe = /^[ \u00a0]*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
