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
  'percent-encoding': (text) => `https://app.example.com/log?message=${encodeURIComponent(text)}`,
  'form encoding': (text) => `message=${formEncoded(text)}&level=error`,
  'percent-encoding, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'cut off behind the sign': (text, end) => text.slice(0, end),
};
