import type { Facts } from '../facts.js';
import {
  all,
  any,
  heardBy,
  not,
  reads,
  says,
  unnumbered,
  when,
  likely,
  type TextPredicate,
} from '../matchers.js';
import { near } from '../near.js';
import type { Matcher } from '../rule.js';
import { atRefresh } from './token.js';

/** What only the answer to a refresh can mean: there “token” and “session” are those that were sent. */

/** Google has one text for all of it, with rules of its own. */
const isRefresh = (facts: Facts): boolean =>
  facts.provider !== 'GOOGLE' &&
  atRefresh(facts) &&
  !(facts.token?.kind === 'refused' && facts.token.page);

/** It is about something else: the client, the request, another token; or it passes. */
const otherwise = any(
  says(
    'invalid_client',
    'unauthorized_client',
    'client secret',
    'client id',
    'client authentication',
    'client credentials',
  ),
  says('grant type', 'token type', 'access token', 'id token', 'csrf', 'header', 'endpoint'),
  says('parameter', 'required', 'missing', 'scope', 'redirect uri', 'assertion', 'url', 'path'),
  says('too many', 'rate limit', 'maintenance', 'overloaded', 'timeout', 'timed out'),
  reads(/\btemporar|\btry (?:it )?(?:again|later)|\bunavailable\b|\bthrottl|\bservice\b/i),
);

const THINGS = [
  ...['token', 'jeton', ' sitzung', 'session', ' sesion', ' sessao', ' sessie', ' sesja', ' sesji'],
  ...['токен', 'сесси', 'トークン', 'セッション', '令牌', '会话', '會話'],
];

const THING = String.raw`\b(?:(?:refresh|offline|user|sso|auth|authentication|authori[sz]ation|oauth)[ _-]?)?(?:tokens?|session|grant|consent)\b`;
const asTest = (pattern: string | TextPredicate): TextPredicate =>
  typeof pattern === 'string' ? reads(new RegExp(pattern, 'i')) : pattern;

/** In other languages, without accents: a token or session, and close to it what has become of it. */
const said = (...stems: string[]): TextPredicate => {
  const holds = near(50, THINGS, stems);
  return ({ words }) => (holds(words) ? '' : undefined);
};

const heardAtRefresh = (...patterns: (string | TextPredicate)[]): Matcher =>
  when(
    isRefresh,
    likely(all(heardBy('token'), unnumbered, not(otherwise), any(...patterns.map(asTest)))),
  );

/** Its time is over. */
export const saysExpired = heardAtRefresh(
  String.raw`${THING}[^.;]{0,40}\b(?:expired|timed out|too old|lifetime)\b`,
  String.raw`\bexpired[^.;]{0,20}\b(?:token|session|grant)\b`,
  said(
    ...[' abgelaufen', ' a expire ', ' est expire', ' caducad', ' expirad', ' expiro ', ' scadut'],
    ...[' verlopen', ' wygas', ' истек', '期限', '过期', '過期'],
  ),
);

/** It is not, or no longer, one that counts. */
export const saysDead = heardAtRefresh(
  String.raw`${THING}[^.;]{0,40}\b(?:revoked|withdrawn|invalid(?:ated)?|unknown|inactive|deleted|removed|consumed|rotated|superseded|replayed|reused?|terminated|ended|closed|cancell?ed|blacklisted|malformed)\b`,
  String.raw`${THING}[^.;]{0,40}\b(?:not|n't|never|no longer|cannot be|could not be|already)\b[^.;]{0,12}\b(?:found|exists?|valid|active|recogni[sz]ed|known|used|decrypted|verified|accepted|available|be found)\b`,
  String.raw`\b(?:invalid|bad|unknown|stale|inactive|revoked|unrecogni[sz]ed|no such|no active|no valid|decrypt|find)\b[^.;]{0,20}\b(?:refresh[ _-]?token|token|session|grant)\b`,
  said(
    ...[' widerrufen', ' ungultig', ' nicht gefunden', ' revoque', ' invalide ', ' introuvable'],
    ...[' revocad', ' revogad', ' invalido', ' invalida ', ' no encontrad', ' nao encontrad'],
    ...[' revocat', ' non valid', ' non trovat', ' ingetrokken', ' ongeldig', ' niet gevonden'],
    ...[' uniewazni', ' niewazn', ' nieprawidlow', ' отозван', ' недеиствител', ' не наиден'],
    ...['無効', '失効', '失效', '无效', '無效'],
  ),
  String.raw`\b(?:access|authori[sz]ation|permission) (?:has been |was |is )?(?:revoked|withdrawn)\b`,
);
