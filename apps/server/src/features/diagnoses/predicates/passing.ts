import {
  all,
  any,
  heardBy,
  not,
  reads,
  says,
  unnumbered,
  type TextPredicate,
} from '../matchers.js';

/**
 * What an answer of the token endpoint says that passes by itself, in words of the server's own. Such
 * words count beside every name of an error: who is throttled while it looks a token up may say invalid_grant.
 */
const byToken = (...tests: TextPredicate[]): TextPredicate =>
  all(heardBy('token'), unnumbered, any(...tests));

/** A number of sessions or tokens that was passed has ended some of them. */
export const saysThrottled = byToken(
  reads(
    /\brate[ _-]?limit(?!ed? (?:access|scope))|\bthrottl(?:ed|ing)|\brate exceeded|\btoo many (?:[\w-]+ ){0,3}(?:requests|calls|attempts)\b|\btoo (?:frequent(?:ly)?|often)\b/i,
  ),
  reads(
    /\b(?:requests?|api|calls?|usage|quota|concurren\w{2,4}|freq(?:uency)?)\b[ _-](?:(?:limits?|quota|count)\b[ _-](?:is |was |has been |have been )?(?:exceeded|reached|hit)\b|exceeded\b|out of limit\b)/i,
  ),
  reads(
    /\b(?:another|previous|concurrent) (?:refresh|request)\b[^.;]{0,20}\b(?:in progress|running|being processed)\b/i,
  ),
  reads(
    /\b(?:concurrent|simultaneous|parallel) (?:token )?(?:refresh|request|update)|\block(?:ed)? (?:held )?by another\b|\b(?:token|refresh|request|resource|update|write|version)s? conflict(?:s|ed)?\b|\bconflict(?:s|ed|ing)? (?:with |between )?(?:an? |the )?(?:other|another|concurrent|previous|update|request|refresh)|^(?:error )?conflict$/i,
  ),
  // Beside a word on signing in it is what the person shall do.
  all(
    reads(/\b(?:please|and|then)? ?(?:re)?try again\s*[.!]?(?:"|$| HTTP)/i),
    not(says('sign in', 'log in', 'login', 'authorize', 'expired', 'revoked', 'invalid')),
  ),
  says('zu viele anfragen', 'trop de requetes', 'demasiadas solicitudes', 'demasiadas peticiones'),
  says('troppe richieste', 'muitas solicitacoes', 'muitas requisicoes', 'te veel verzoeken'),
  says('te veel aanvragen', 'zbyt wiele zadan', 'слишком много запросов'),
  reads(/リクエスト(?:数)?が多すぎ|请求(?:过于|太)频繁|要求過多/),
);

export const saysBusy = byToken(
  reads(
    /\btemporar(?:y|ily)\b[ _-](?:is |are )?(?:unavailable|not available|down|out of service|overloaded|failures?|errors?|problems?|outage)\b/i,
  ),
  reads(
    /\b(?:service|server|system|backend|database|store|upstream|endpoint)\b[^.;]{0,20}\b(?:unavailable|not available|busy|overloaded|offline|(?:is|are) down|connection|unreachable)\b/i,
  ),
  reads(
    /\b(?:under|undergoing|in|for|scheduled|planned) (?:\w+ )?maintenance\b|\bmaintenance (?:mode|window|work)\b/i,
  ),
  reads(
    /\binternal (?:server |service |system )?(?:error|failure)\b|\b(?:database|backend) (?:error|failure|timeout)\b/i,
  ),
  reads(/\bwartungsarbeiten\b|\bgewartet\b|メンテナンス中|维护中|維護中/i),
  says('en mantenimiento', 'in manutenzione', 'em manutencao', 'en maintenance', 'in onderhoud'),
);

/** Beside words on a token it may be what the person shall do: to sign in once more. */
export const saysLater = all(
  byToken(
    reads(
      /\b(?:re)?try\b[^.;]{0,30}\b(?:later|in (?:a )?(?:few )?\d{0,4} ?(?:s|sec\w{0,4}|seconds|min\w{0,5}|moments?|hours?))\b|\btry (?:it )?again after\b|\bretry your request\b/i,
    ),
    says(
      'spater erneut',
      'spater noch einmal',
      'plus tard',
      'mas tarde',
      'piu tardi',
      'mais tarde',
    ),
    says('later opnieuw', 'ponownie pozniej', 'позже'),
    reads(/稍后(?:再|重)试|しばらくして|後でもう一度/),
  ),
  not(
    says('sign in again', 'log in again', 'login again', 'authorize again', 'expired', 'revoked'),
  ),
);
