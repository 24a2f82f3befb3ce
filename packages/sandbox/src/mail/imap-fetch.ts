import { quoted } from './imap-command.js';
import type { Message } from './mailroom.js';

/** The items of a FETCH (RFC 9051 section 6.4.5) that mail clients usually ask for. */
export function fetchMessage(message: Message, items: string[]): string {
  return items
    .map((item) => fetchItem(message, item))
    .filter(Boolean)
    .join(' ');
}

/** `(UID BODY.PEEK[HEADER.FIELDS (FROM TO)])` and `FAST` alike. */
export function readItems(text: string): string[] {
  const inner = text.trim().replace(/^\((.*)\)$/s, '$1');
  const items = inner.match(/[^\s[]+(?:\[[^[\]]*\](?:<[\d.]+>)?)?/g) ?? [];
  return items.flatMap((item) => macros[item.toUpperCase()] ?? [item]);
}

/** Reading a text without PEEK is reading it (RFC 9051 section 6.4.5). */
export function marksAsRead(item: string): boolean {
  return /^(RFC822|RFC822\.TEXT|BODY\[.*)$/is.test(item);
}

const macros: Record<string, string[]> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

function fetchItem(message: Message, item: string): string {
  const name = item.toUpperCase();
  const section = /^(?:BODY(?:\.PEEK)?)\[(.*)\]/s.exec(name)?.[1];
  if (section !== undefined) return `BODY[${section}] ${literal(sectionOf(message, section))}`;
  return simple[name]?.(message) ?? '';
}

const simple: Record<string, (message: Message) => string> = {
  UID: ({ uid }) => `UID ${uid}`,
  FLAGS: ({ flags }) => `FLAGS (${[...flags].join(' ')})`,
  INTERNALDATE: ({ receivedAt }) => `INTERNALDATE "${internalDate(receivedAt)}"`,
  'RFC822.SIZE': ({ raw }) => `RFC822.SIZE ${Buffer.byteLength(raw)}`,
  RFC822: ({ raw }) => `RFC822 ${literal(raw)}`,
  'RFC822.HEADER': (message) => `RFC822.HEADER ${literal(sectionOf(message, 'HEADER'))}`,
  ENVELOPE: ({ raw }) => `ENVELOPE ${envelope(raw)}`,
  BODY: ({ raw }) => `BODY ${structure(raw)}`,
  BODYSTRUCTURE: ({ raw }) => `BODYSTRUCTURE ${structure(raw)}`,
};

function sectionOf({ raw }: Message, section: string): string {
  const [head, body] = split(raw);
  if (section === '') return raw;
  if (section === 'HEADER') return head;
  const [, wanted] = /^HEADER\.FIELDS \((.*)\)$/s.exec(section) ?? [];
  if (wanted === undefined) return body;
  const names = wanted.split(/\s+/);
  const lines = head
    .split('\r\n')
    .filter((line) => names.includes(line.split(':')[0]?.toUpperCase() ?? ''));
  return [...lines, '', ''].join('\r\n');
}

function split(raw: string): [head: string, body: string] {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? [raw, ''] : [raw.slice(0, end + 4), raw.slice(end + 4)];
}

function header(raw: string, name: string): string | undefined {
  const [head] = split(raw);
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`));
  // RFC 5322 section 2.1.1 knows no longer line.
  return line?.slice(name.length + 1, 998).trim();
}

function envelope(raw: string): string {
  const text = (name: string) => string(header(raw, name));
  const people = (name: string) => addresses(header(raw, name));
  const from = people('from');
  const parts = [
    text('date'),
    text('subject'),
    from,
    from,
    from,
    people('to'),
    people('cc'),
    'NIL',
  ];
  return `(${[...parts, text('in-reply-to'), text('message-id')].join(' ')})`;
}

function addresses(value: string | undefined): string {
  const [, name, local, host] =
    /^\s*"?([^"<]*?)"?\s*<?([^<>@\s]+)@([^<>\s]+?)>?$/.exec(value ?? '') ?? [];
  if (!local || !host) return 'NIL';
  return `((${string(name || undefined)} NIL ${quoted(local)} ${quoted(host)}))`;
}

function structure(raw: string): string {
  const [, body] = split(raw);
  const size = Buffer.byteLength(body);
  return `("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" ${size} ${body.split('\n').length - 1})`;
}

function string(value: string | undefined): string {
  return value === undefined ? 'NIL' : quoted(value);
}

function literal(text: string): string {
  return `{${Buffer.byteLength(text)}}\r\n${text}`;
}

/** ` 2-Jan-2026 08:00:00 +0000` (RFC 9051 section 9, date-time). */
function internalDate(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}
