import { Secret } from '../../lib/secret.js';
import type {
  TokenContent,
  TokenFacts,
  TokenRefused,
  TokenRequestKind,
} from '../diagnoses/facts.js';
import type { ScopeSeparator } from '../providers/provider.js';
import { compareScopes } from './granted-scopes.js';
import { readSubjects, type Identity, type Subject } from './identity.js';
import { maskAnswer, plainWords } from './mask-answer.js';
import { readTokenContent } from './token-content.js';
import { vouchedAddresses } from './vouched-addresses.js';
import { foreignText, isTokenText, readLifetime, readRefreshLifetime } from './token-fields.js';

/** What came back from the token endpoint, as received. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  /** Capped while it was read. */
  body: string;
  /** The header Retry-After, as received. */
  retryAfter?: string;
}

export interface TokenQuestion {
  request: TokenRequestKind;
  scopes: readonly string[];
  separator: ScopeSeparator;
  /** The token URL, for the facts. */
  url: string;
  /** A token lives from when it was asked for: never longer than the provider meant. */
  sentAt: Date;
  /** What the request carried in confidence; removed from what is kept of the answer. */
  secrets: readonly Secret[];
}

export interface TokenSet {
  accessToken: Secret;
  expiresAt: Date;
  /** Absent in an answer to a refresh: the former one stays valid (RFC 6749 section 6). */
  refreshToken?: Secret;
  /** When the refresh token ends, where the answer tells it. */
  refreshTokenExpiresAt?: Date;
}

export interface TokenReading {
  facts: TokenFacts;
  tokens?: TokenSet;
  content?: TokenContent;
  /** Whom the tokens were given for. */
  identity?: Identity;
  /** Addresses that the id token vouches for; absent where there was none. */
  vouched?: string[];
  /** Whether the answer has said what it grants. */
  scopesTold?: boolean;
}

const MAX_DESCRIPTION = 500;

/** Judges an answer of a token endpoint by RFC 6749 section 5. */
export function readTokenAnswer(answer: HttpAnswer, asked: TokenQuestion): TokenReading {
  if (answer.status >= 300 && answer.status < 400) return { facts: redirected(answer, asked) };
  const fields = readObject(answer.body);
  const error = fields && foreignText(fields['error'], 100);
  const success = answer.status >= 200 && answer.status < 300;
  if (error !== undefined || !success) return { facts: refused(answer, asked, fields ?? {}) };
  const problem = fields ? problemOf(answer, fields) : notAnObject(answer);
  if (!fields || problem) return { facts: malformed(answer, asked, problem ?? '') };
  return granted(fields, asked);
}

type Fields = Record<string, unknown>;

function readObject(body: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    return plain ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function notAnObject(answer: HttpAnswer): string {
  return isPage(answer)
    ? 'The answer is a web page, not a JSON object.'
    : 'The answer is not a JSON object.';
}

function isPage({ body, contentType }: HttpAnswer): boolean {
  return /html|xml/i.test(contentType) || /^\s*<(!doctype|html)/i.test(body);
}

function problemOf(answer: HttpAnswer, fields: Fields): string | undefined {
  if (!/^(application\/([\w.-]+\+)?json|text\/(json|javascript))\b/i.test(answer.contentType)) {
    return `The content type is ${foreignText(answer.contentType, 80) ?? 'missing'}, not application/json.`;
  }
  const { access_token: access, refresh_token: refresh, token_type: type } = fields;
  if (access === undefined) return 'The answer has no access_token.';
  if (!isTokenText(access)) return 'The access_token has characters or a length that no token has.';
  if (typeof type !== 'string') return 'The answer has no token_type.';
  if (type.toLowerCase() !== 'bearer') {
    return `The token_type is ${foreignText(type, 40) ?? 'empty'}, not Bearer.`;
  }
  const absent = refresh === undefined || refresh === null || refresh === '';
  if (!absent && !isTokenText(refresh)) {
    return 'The refresh_token has characters or a length that no token has.';
  }
  return undefined;
}

function granted(fields: Fields, asked: TokenQuestion): TokenReading {
  // problemOf has judged these two.
  const accessToken = String(fields['access_token']);
  const refresh = isTokenText(fields['refresh_token']) ? fields['refresh_token'] : undefined;
  const idToken = isTokenText(fields['id_token']) ? fields['id_token'] : undefined;
  const expiresAt = new Date(asked.sentAt.getTime() + readLifetime(fields['expires_in']) * 1000);
  const scope = foreignText(fields['scope'], 8192);
  // A refresh need bring neither anew (RFC 6749 section 6, OpenID Connect Core section 12.2).
  const again = asked.request === 'refresh';
  const scopes = compareScopes(asked, {
    scope,
    refreshToken: refresh !== undefined || again,
    idToken: idToken !== undefined || again,
  });
  const content = readTokenContent(accessToken, idToken);
  return {
    facts: {
      kind: 'granted',
      request: asked.request,
      requestedScopes: [...asked.scopes],
      ...scopes,
      refreshable: refresh !== undefined || asked.request !== 'code',
      expiresAt,
    },
    tokens: {
      accessToken: new Secret(accessToken),
      expiresAt,
      ...(refresh !== undefined && { refreshToken: new Secret(refresh) }),
      ...refreshTokenEnd(fields, asked.sentAt),
    },
    content,
    identity: identityIn(content, readSubjects(accessToken, idToken)),
    ...(idToken && { vouched: vouchedAddresses(idToken) }),
    scopesTold: Boolean(scope?.trim()),
  };
}

function identityIn({ account, tenant }: TokenContent, subjects: Subject[]): Identity {
  return { subjects, ...(account && { account }), ...(tenant && { tenant }) };
}

/** refresh_token_expires_in is Google's name (and others'), refresh_expires_in Keycloak's. */
function refreshTokenEnd(fields: Fields, sentAt: Date): Pick<TokenSet, 'refreshTokenExpiresAt'> {
  const told = fields['refresh_token_expires_in'] ?? fields['refresh_expires_in'];
  const seconds = readRefreshLifetime(told);
  return seconds === undefined
    ? {}
    : { refreshTokenExpiresAt: new Date(sentAt.getTime() + seconds * 1000) };
}

function refused(answer: HttpAnswer, asked: TokenQuestion, fields: Fields): TokenRefused {
  // Masked first, cut afterwards: half of a secret would not be recognised.
  const words = (value: unknown, limit: number): string | undefined =>
    typeof value === 'string' ? foreignText(maskAnswer(value, asked.secrets), limit) : undefined;
  const description = words(fields['error_description'], MAX_DESCRIPTION);
  const suberror = words(fields['suberror'] ?? fields['error_subtype'], 100);
  const codes = Array.isArray(fields['error_codes'])
    ? fields['error_codes'].filter((code) => typeof code === 'number').slice(0, 20)
    : [];
  return {
    kind: 'refused',
    request: asked.request,
    status: answer.status,
    error: words(fields['error'], 100) ?? '',
    body: keptBody(answer, asked),
    ...(description && { description }),
    ...(codes.length > 0 && { codes }),
    ...(suberror && { suberror }),
  };
}

function malformed(answer: HttpAnswer, asked: TokenQuestion, problem: string): TokenFacts {
  const { request } = asked;
  return {
    kind: 'malformed',
    request,
    status: answer.status,
    problem,
    body: keptBody(answer, asked),
  };
}

/** A redirect is never followed: it would carry the secret to an address that nobody has chosen. */
function redirected({ status }: HttpAnswer, { request, url }: TokenQuestion): TokenFacts {
  const { hostname: host, port, protocol } = new URL(url);
  const standard = protocol === 'https:' ? 443 : 80;
  const message = `The token URL answered with a redirect (HTTP ${status}).`;
  const fault = {
    stage: 'HTTP',
    code: 'REDIRECT',
    message,
    host,
    port: Number(port) || standard,
  } as const;
  return { kind: 'unreachable', request, fault };
}

function keptBody(answer: HttpAnswer, { secrets }: TokenQuestion): string {
  const text = isPage(answer) ? plainWords(answer.body) : answer.body;
  return foreignText(maskAnswer(text, secrets), MAX_BODY) ?? '';
}

const MAX_BODY = 2000;
