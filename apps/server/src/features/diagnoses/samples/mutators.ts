/** Test support: what libraries, browsers and people do to a message on its way. */
export type Mutator = (text: string, end: number) => string;

/** A base64 run means what its letters' case says; nothing else in a message does. */
const base64 = /([A-Za-z0-9+/]{40,}={0,2})/;

const outsideBase64 =
  (change: (text: string) => string): Mutator =>
  (text) =>
    text
      .split(base64)
      .map((part, at) => (at % 2 === 1 ? part : change(part)))
      .join('');

const html = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0) ?? 0};`);

const formEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/%20/g, '+').replace(/'/g, '%27');

const byte = (one: number): string => `=${one.toString(16).toUpperCase().padStart(2, '0')}`;

/** RFC 2045 section 6.7, broken at 60 characters wherever that falls. */
const quotedPrintable = (text: string): string =>
  text
    .replace(/[^\x20-\x3c\x3e-\x7e\r\n]/gu, (one) => [...Buffer.from(one)].map(byte).join(''))
    .replace(/.{60}(?=.)/g, (line) => `${line}=\r\n`)
    .replace(/(=[0-9A-F]?)=\r\n([0-9A-F]{1,2})/g, '$1$2=\r\n');

/** Never inside a number or a word: those are what is stable. */
export const mutators: Record<string, Mutator> = {
  'upper case': outsideBase64((text) => text.toUpperCase()),
  'lower case': outsideBase64((text) => text.toLowerCase()),
  'line breaks for blanks': (text) => text.replace(/ (?=[A-Za-z('])/g, '\r\n'),
  'doubled blanks and tabs': (text) => text.replace(/ /g, ' \t '),
  'no-break spaces': (text) => text.replace(/ /g, '\u00a0'),
  'typographic quotes': (text) => text.replace(/'/g, '’').replace(/"/g, '”'),
  'soft separators': (text) => text.replace(/ (?=[a-z]{4})/g, ' \u200b'),
  'a dash for a colon': (text) => text.replace(/: /g, ' – '),
  'text around it': (text) =>
    `Hello,\nsince this morning we see this:\n\n${text}\n\nKind regards\nPat`,
  'a library in front': (text) => `Error: Command failed: ${text}`,
  'a log line': (text) => `2026-01-15T10:20:30.123Z [error] (pid 4711) mail: ${text}`,
  'a JSON string': (text) => JSON.stringify({ level: 50, msg: text }),
  'JSON in JSON': (text) => JSON.stringify({ log: JSON.stringify({ error: { message: text } }) }),
  'an HTML page': (text) =>
    `<html><body><p class="error">${html(text).replace(/\n/g, '<br/>')}</p></body></html>`,
  'HTML in JSON': (text) => JSON.stringify({ body: `<div>${html(text)}</div>` }),
  'a CDATA section': (text) => `<error><![CDATA[${text}]]></error>`,
  'an HTML comment': (text) => `<html><!-- ${text} --><body></body></html>`,
  'an attribute': (text) => `<input type="hidden" name="e" value="${html(text)}"/>`,
  'a cell of CSV': (text) => `"1","${text.replaceAll('"', '""')}"`,
  'quotes around it': (text) => `'${text}'`,
  'a code block': (text) => `\`\`\`\n${text}\n\`\`\``,
  'colours of a terminal': (text) => `\u001b[31m${text.replace(/ /g, ' \u001b[1;33m')}\u001b[0m`,
  'quoted-printable': quotedPrintable,
  'percent-encoding': (text) => `https://app.example.com/log?message=${encodeURIComponent(text)}`,
  'form encoding': (text) => `message=${formEncoded(text)}&level=error`,
  'percent-encoding, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'cut off behind the sign': (text, end) => text.slice(0, end),
};
