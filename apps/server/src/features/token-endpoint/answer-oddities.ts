import type { Fields } from './answer-fields.js';
import type { RefusalWords } from './refusal-words.js';
import { foreignText, isTokenText } from './token-fields.js';

/** What of an answer does not hinder the use of its tokens. Sentences for a person, without any part of them. */

interface Received {
  status: number;
  contentType: string;
}

/** What is odd about an answer with an access token. */
export function oddities(
  { status, contentType }: Received,
  fields: Fields,
  refusal: RefusalWords | undefined,
): string[] {
  const label = foreignText(contentType, 80);
  const error = foreignText(refusal?.name || refusal?.words, 100);
  return [
    ...(isJson(contentType)
      ? []
      : [`The content type is ${label ?? 'missing'}, not application/json.`]),
    ...(status < 300 ? [] : [`The answer came with HTTP ${status}.`]),
    ...(refusal ? [`The answer also tells an error: ${error ?? 'without a name'}.`] : []),
    ...oddKind(fields['token_type']),
  ];
}

const isJson = (contentType: string): boolean =>
  /^\s*(application\/([\w.-]+\+)?json|text\/(json|javascript))\b/i.test(contentType);

function oddKind(type: unknown): string[] {
  const none = type === undefined || type === null || type === '';
  if (!none && typeof type !== 'string') return ['The token_type is not a text.'];
  if (none || type.trim() === '') return ['The answer has no token_type.'];
  if (/^\s*bearer\s*$/i.test(type)) return [];
  return [`The token_type is ${foreignText(type, 40)}, not Bearer.`];
}

/**
 * Ways to show a token that a mail server's sign-in does not know: such a token is bound to a key, or is
 * none for a mail server (IANA's OAuth Access Token Types: PoP, DPoP, N_A; drafts before: mac, hawk).
 */
const OTHER_KINDS = new Set([
  'dpop',
  'pop',
  'mac',
  'hmac',
  'hawk',
  'signed',
  'na',
  'basic',
  'saml',
]);

/** The sentence that says that a token is of another kind than Bearer. */
export function otherKind({ token_type: type }: Fields): string | undefined {
  const named = typeof type === 'string' ? type.toLowerCase().replace(/[^a-z]/g, '') : '';
  return OTHER_KINDS.has(named) ? oddKind(type)[0] : undefined;
}

/** The refresh token of an answer; one that cannot be sent as it stands is none, and that is told. */
export function readRefreshToken(value: unknown): { refresh?: string; odd?: string } {
  if (value === undefined || value === null || value === '') return {};
  if (isTokenText(value)) return { refresh: value };
  const [one]: unknown[] = Array.isArray(value) && value.length === 1 ? value : [value];
  const bare = typeof one === 'string' ? one.trim() : undefined;
  if (isTokenText(bare))
    return { refresh: bare, odd: 'The refresh_token stands in a list or beside line ends.' };
  if (Number.isSafeInteger(value))
    return { refresh: String(value), odd: 'The refresh_token is a number, not a text.' };
  return {
    odd: 'The refresh_token has characters or a length that no token has, and was not kept.',
  };
}
