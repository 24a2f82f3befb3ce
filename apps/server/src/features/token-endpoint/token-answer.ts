import { Secret } from '../../lib/secret.js';
import type {
  TokenContent,
  TokenFacts,
  TokenMalformed,
  TokenRefused,
  TokenRequestKind,
} from '../diagnoses/facts.js';
import type { ScopeSeparator } from '../providers/provider.js';
import type { HttpAnswer } from '../../lib/http/http-answer.js';
import { readFields, type Fields } from './answer-fields.js';
import { oddities, otherKind, readRefreshToken } from './answer-oddities.js';
import { compareScopes } from './granted-scopes.js';
import { readSubjects, type Identity, type AccountSubject } from './identity.js';
import { nonceProblem } from './id-token-nonce.js';
import { maskAnswer, plainWords } from './mask-answer.js';
import { lifetimeOf } from './lifetime.js';
import { readRefusal, type RefusalWords } from './refusal-words.js';
import { readTokenContent } from './token-content.js';
import { isMarkup, isPage, maybeByProxy } from './page-answer.js';
import { vouchedAddresses } from './vouched-addresses.js';
import { foreignText, isTokenText, readRefreshLifetime } from './token-fields.js';

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
  /** Seconds that a token of this grant was seen to live at the least, where nothing tells. */
  lived?: number;
  /** What the id token must name, where the authorization request had one. */
  nonce?: string;
}

export interface TokenSet {
  accessToken: Secret;
  expiresAt: Date;
  /** Absent in an answer to a refresh: the former one stays valid (RFC 6749 section 6). */
  refreshToken?: Secret;
  /** Nothing told how long it lives. */
  lifeAssumed?: boolean;
  /** When the refresh token ends, where the answer tells it. */
  refreshTokenExpiresAt?: Date;
}

export interface TokenReading {
  facts: TokenFacts;
  tokens?: TokenSet;
  content?: TokenContent;
  /** A refresh token that came in an answer without a usable access token. */
  rotated?: Secret;
  /** Whom the tokens were given for. */
  identity?: Identity;
  /** Addresses that the id token vouches for; absent where there was none. */
  vouched?: string[];
  /** Whether the answer has said what it grants. */
  scopesTold?: boolean;
}

const MAX_DESCRIPTION = 500;

/**
 * Judges an answer of a token endpoint by RFC 6749 section 5. Tokens come once, so what holds an
 * access token is kept, and what is odd about it is told; only a first exchange, which a person can
 * repeat, is refused for a token of another kind or an error beside it.
 */
export function readTokenAnswer(answer: HttpAnswer, asked: TokenQuestion): TokenReading {
  if (answer.status >= 300 && answer.status < 400) return { facts: redirected(answer, asked) };
  const { fields = {}, odd = [] } = readFields(answer.body) ?? {};
  const refusal = readRefusal(fields);
  const success = answer.status >= 200 && answer.status < 300;
  const again = asked.request === 'refresh';
  const usable = isTokenText(fields['access_token']);
  if (usable && (refusal ? success && again : true)) {
    const other = again ? undefined : otherKind(fields);
    if (other) return { facts: malformed(answer, asked, other) };
    const foreign = asked.nonce && nonceProblem(fields['id_token'], asked.nonce);
    if (foreign) return { facts: { ...malformed(answer, asked, foreign), breach: 'nonce' } };
    return granted(fields, { ...asked, odd: [...odd, ...oddities(answer, fields, refusal)] });
  }
  if (refusal || !success) return { facts: refused(answer, asked, { fields, refusal }) };
  const { refresh } = readRefreshToken(fields['refresh_token']);
  const rotated = refresh !== undefined && new Secret(refresh);
  return {
    facts: malformed(answer, asked, problemOf(answer, fields)),
    ...(rotated && { rotated }),
  };
}

function problemOf(answer: HttpAnswer, fields: Fields): string {
  if ('access_token' in fields)
    return 'The access_token has characters or a length that no token has.';
  if (readFields(answer.body)) return 'The answer has no access_token.';
  return isPage(answer)
    ? 'The answer is a web page, not a JSON object.'
    : 'The answer is not a JSON object.';
}

type AskedOddly = TokenQuestion & { odd: readonly string[] };

function granted(fields: Fields, asked: AskedOddly): TokenReading {
  // It has been judged before.
  const accessToken = String(fields['access_token']);
  const { refresh, odd: oddRefresh } = readRefreshToken(fields['refresh_token']);
  const idToken = isTokenText(fields['id_token']) ? fields['id_token'] : undefined;
  const life = lifetimeOf(fields, asked);
  const expiresAt = new Date(asked.sentAt.getTime() + life.seconds * 1000);
  // A refresh need bring neither anew (RFC 6749 section 6, OpenID Connect Core section 12.2).
  const again = asked.request === 'refresh';
  const { scopesTold, ...scopes } = compareScopes(asked, {
    scope: fields['scope'] ?? fields['scopes'] ?? fields['granted_scopes'],
    refreshToken: refresh !== undefined || again,
    idToken: idToken !== undefined || again,
  });
  const content = readTokenContent(accessToken, idToken);
  const warnings = [...asked.odd, oddRefresh, life.odd].filter((one) => one !== undefined);
  return {
    facts: {
      kind: 'granted',
      request: asked.request,
      requestedScopes: [...asked.scopes],
      ...scopes,
      refreshable: refresh !== undefined || asked.request !== 'code',
      expiresAt,
      ...(warnings.length > 0 && { warnings }),
    },
    tokens: {
      accessToken: new Secret(accessToken),
      expiresAt,
      ...(life.assumed && { lifeAssumed: true }),
      ...(refresh !== undefined && { refreshToken: new Secret(refresh) }),
      ...refreshTokenEnd(fields, asked.sentAt),
    },
    content,
    identity: identityIn(content, readSubjects(accessToken, idToken)),
    ...(idToken && { vouched: vouchedAddresses(idToken) }),
    scopesTold,
  };
}

function identityIn({ account, tenant }: TokenContent, subjects: AccountSubject[]): Identity {
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

interface Refusing {
  fields: Fields;
  refusal: RefusalWords | undefined;
}

function refused(
  answer: HttpAnswer,
  asked: TokenQuestion,
  { fields, refusal }: Refusing,
): TokenRefused {
  // Masked first, cut afterwards: half of a secret would not be recognised.
  const words = (value: unknown, limit: number): string | undefined =>
    typeof value === 'string' ? foreignText(maskAnswer(value, asked.secrets), limit) : undefined;
  const description = words(refusal?.words, MAX_DESCRIPTION);
  const suberror = words(fields['suberror'] ?? fields['error_subtype'], 100);
  const codes = Array.isArray(fields['error_codes'])
    ? fields['error_codes'].filter((code) => typeof code === 'number').slice(0, 20)
    : [];
  return {
    kind: 'refused',
    request: asked.request,
    status: answer.status,
    error: words(refusal?.name, 100) ?? '',
    body: keptBody(answer, asked),
    ...(description && { description }),
    ...(codes.length > 0 && { codes }),
    ...(suberror && { suberror }),
    ...(maybeByProxy(answer) && { page: true }),
  };
}

function malformed(answer: HttpAnswer, asked: TokenQuestion, problem: string): TokenMalformed {
  const { request } = asked;
  return {
    kind: 'malformed',
    request,
    status: answer.status,
    problem,
    body: keptBody(answer, asked),
    ...(maybeByProxy(answer) && { page: true }),
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
  const text = isMarkup(answer) ? plainWords(answer.body) : answer.body;
  return foreignText(maskAnswer(text, secrets), MAX_BODY) ?? '';
}

const MAX_BODY = 2000;
