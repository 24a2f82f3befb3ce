import { isJsonObject } from '../../lib/json-object.js';
import type { Fields } from './answer-fields.js';

/** What an answer says against the request. */
export interface RefusalWords {
  /** The error's name, as it was written; empty where only words came. */
  name: string;
  words: string;
}

/**
 * The error in an answer, wherever it stands: RFC 6749 section 5.2 wants a name in `error`; servers
 * send sentences, lists and objects as well, and give the field other names. Undefined: none is told.
 */
export function readRefusal(answer: Fields): RefusalWords | undefined {
  const fields = plain(answer);
  const said = NAMES.map((name) => readError(fields[name])).find(Boolean);
  const words = first(fields, WORDS);
  if (!said) {
    const code = typeof fields['code'] === 'string' ? nameIn(fields['code']) : '';
    return words || code ? { name: code, words } : undefined;
  }
  return { name: said.name, words: words || said.words };
}

/** Some write error_description, others errorDescription or ErrorDescription: the first of them counts. */
const plain = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value])
      .reverse(),
  );

const NAMES = ['error', 'errors', 'errorcode', 'errorname', 'errortype', 'err', 'errcode', 'fault'];
const WORDS = [
  ...['errordescription', 'errormessage', 'errorsummary', 'errormsg', 'errmsg'],
  ...['message', 'msg', 'detail', 'details', 'description', 'title'],
];
/** Of an object that tells one error. */
const INNER_NAMES = ['error', 'code', 'errorcode', 'errortype', 'type', 'status', 'name', 'id'];
const INNER_WORDS = [...WORDS, 'faultstring', 'reason', 'text'];
/** How some say that all is well. */
const NONE = new Set(['', '0', 'none', 'null', 'false', 'ok', 'success', 'no error']);
const DEEP = 3;
const MOST = 3;

function readError(value: unknown, depth = 0): RefusalWords | undefined {
  if (depth > DEEP) return undefined;
  if (Array.isArray(value)) return joined(value.slice(0, MOST), depth);
  if (isJsonObject(value)) return readInner(value, depth);
  if (value === true) return { name: '', words: '' };
  if (typeof value === 'number') return value === 0 ? undefined : { name: `${value}`, words: '' };
  if (typeof value !== 'string' || NONE.has(value.trim().toLowerCase())) return undefined;
  return { name: value.trim(), words: '' };
}

function joined(values: readonly unknown[], depth: number): RefusalWords | undefined {
  const errors = values.flatMap((value) => readError(value, depth + 1) ?? []);
  const [one, ...more] = errors;
  if (!one) return undefined;
  const others = more.flatMap(({ name, words }) => [name, words]);
  return { name: one.name, words: [one.words, ...others].filter(Boolean).join('; ') };
}

function readInner(inside: Fields, depth: number): RefusalWords | undefined {
  const value = plain(inside);
  const words = first(value, INNER_WORDS);
  const names = INNER_NAMES.map((name) => readError(value[name], depth + 1)?.name ?? '');
  // A number, such as the status once more, tells less than a word.
  const name = names.find((one) => /\D/.test(one)) ?? names.find(Boolean) ?? '';
  const deeper = Object.values(value).filter((one) => typeof one === 'object' && one !== null);
  const inner = name || words ? undefined : joined(deeper.slice(0, MOST), depth);
  return name || words ? { name, words } : inner;
}

function first(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const value = fields[name];
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof one === 'string' && one.trim() !== '') return one;
  }
  return '';
}

const nameIn = (text: string): string => (NONE.has(text.trim().toLowerCase()) ? '' : text.trim());
