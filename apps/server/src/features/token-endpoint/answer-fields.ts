import { isJsonObject, type JsonObject } from '../../lib/json-object.js';

export type Fields = JsonObject;

/** The fields of an answer, and what was odd about how they came: sentences for a person. */
export interface AnswerFields {
  fields: Fields;
  odd: string[];
}

/**
 * The object in an answer of a token endpoint, however it is dressed. Tokens come once: an answer that
 * holds some is read where RFC 6749 section 5.1 would not have it, and what is odd is told.
 */
export function readFields(body: string): AnswerFields | undefined {
  // UTF-16 read as UTF-8 has a zero byte beside each letter; JSON never holds one as it stands.
  const text = body.replaceAll('\0', '').replace(/^[\s\ufeff\ufffd]+/u, '');
  const dressed = /[\0\ufeff\ufffd]/u.test(body.slice(0, 4));
  const marked = dressed ? ['The answer begins with a byte order mark or is not in UTF-8.'] : [];
  const read = readObject(text) ?? readForm(text) ?? readWithin(text) ?? readXml(text);
  return read && { fields: read.fields, odd: [...marked, ...read.odd] };
}

function readObject(text: string): AnswerFields | undefined {
  const value = parsed(text);
  const inText = typeof value === 'string' ? parsed(value) : undefined;
  if (isJsonObject(inText)) return unwrapped(inText, ['The answer is a text that holds JSON.']);
  return isJsonObject(value) ? unwrapped(value, []) : undefined;
}

/** Some servers put the tokens a level or two down, as in {"data":{…}}. */
function unwrapped(fields: Fields, odd: string[]): AnswerFields {
  if (typeof fields['access_token'] === 'string') return { fields, odd };
  const inner = holder(fields, DEEP);
  if (!inner) return { fields, odd };
  // The outer fields stay in sight: an error may stand there.
  return {
    fields: { ...fields, ...inner },
    odd: [...odd, 'The tokens stand within another field.'],
  };
}

const DEEP = 3;

function holder(fields: Fields, levels: number): Fields | undefined {
  const own = Object.entries(fields).filter(([name]) => name !== '__proto__');
  const inside = own.flatMap(([, value]) => value).filter(isJsonObject);
  const found = inside.find((value) => typeof value['access_token'] === 'string');
  if (found || levels <= 1) return found;
  for (const value of inside) {
    const deeper = holder(value, levels - 1);
    if (deeper) return deeper;
  }
  return undefined;
}

/** application/x-www-form-urlencoded, as the drafts before RFC 6749 had it. */
function readForm(text: string): AnswerFields | undefined {
  if (!/^[\w.-]{1,60}=\S*\s*$/.test(text)) return undefined;
  const fields = Object.fromEntries(new URLSearchParams(text.trim()));
  const known = 'access_token' in fields || 'error' in fields;
  return known ? { fields, odd: ['The answer is a form, not JSON.'] } : undefined;
}

/** The elements that hold nothing but text; a page is none of it, whatever it says. */
function readXml(text: string): AnswerFields | undefined {
  if (!/^<[?\w]/.test(text) || /<(?:!doctype|html|head|body)\b/i.test(text)) return undefined;
  const elements = text.matchAll(/<([\w-]{1,60})>([^<>]{1,1000})<\/\1>/g);
  const fields = Object.fromEntries(
    Array.from(elements, ([, name = '', value = '']) => [name, value.trim()]),
  );
  return Object.keys(fields).length > 0
    ? { fields, odd: ['The answer is XML, not JSON.'] }
    : undefined;
}

/**
 * Notices of a programming language before the JSON, a guard such as )]}', a call around it. What is JSON
 * as a whole is read as it stands: a list is no object.
 */
function readWithin(text: string): AnswerFields | undefined {
  if (parsed(text) !== undefined) return undefined;
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')];
  const value = from > 0 && to > from ? parsed(text.slice(from, to + 1)) : undefined;
  const odd = ['The JSON of the answer stands among other text.'];
  return isJsonObject(value) ? unwrapped(value, odd) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
