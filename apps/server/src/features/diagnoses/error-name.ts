/** The names of RFC 6749 (sections 4.1.2.1 and 5.2), OpenID Connect Core (3.1.2.6) and RFC 8628 (3.5). */
const STANDARD = [
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_scope', 'access_denied', 'server_error'],
  ...['temporarily_unavailable', 'interaction_required', 'login_required', 'consent_required'],
  ...['account_selection_required', 'slow_down', 'invalid_target'],
];
const byLetters = new Map(STANDARD.map((name) => [letters(name), name]));

const CLIENT = '(?:the)?(?:oauth)?(?:client|app|application|consumer)';
const CREDENTIAL = '(?:secret|credentials?|id|key)?';

/** What servers say in its place, as a name or as a whole sentence; compared by the letters alone. */
const ELSEWHERE: readonly [name: string, pattern: RegExp][] = [
  [
    'invalid_client',
    new RegExp(
      `^(?:(?:bad|invalid|wrong|incorrect|unknown|expired)(?:secret|${CLIENT}${CREDENTIAL})|` +
        `${CLIENT}${CREDENTIAL}(?:is|was|has|does|been)*(?:not)?(?:found|exists?|unknown|disabled|inactive|active|` +
        'mismatch|match|invalid|incorrect|wrong|expired|deleted|suspended|blocked|auth(?:entication)?failed))$',
    ),
  ],
  [
    'slow_down',
    /^(?:api|user|request|usage|quota)?(?:rate)?(?:limit|quota)(?:ed|s|has|been)*(?:exceeded|reached)$|^ratelimit(?:ed|ing)?$|^throttl(?:ed|ing)(?:exception|error)?$|^toomany(?:requests?|calls|attempts)(?:exception|error)?$|^overquota$|^pollingtoofrequently$|^requestthrottled$/,
  ],
  [
    'temporarily_unavailable',
    /^(?:concurrent|parallel|simultaneous)(?:token)?(?:refresh|request|update|access)(?:es|s)?(?:detected|error|exception|notallowed)?$|^(?:resource|token|update|request)?conflict(?:error|exception)?$|^refreshinprogress$|^(?:please)?(?:re)?try(?:again)?(?:later)?$|^(?:the)?(?:service|server|system|backend|upstream)?(?:is)?(?:temporar(?:y|il[iy]))?(?:currently)?(?:un|not)available(?:error|exception)?$|^(?:service|server|system)(?:is)?(?:busy|overloaded|down)$|^overloaded$|^(?:under|in|system)?(?:is)?(?:under)?maintenance(?:mode)?$|^(?:gateway|request|upstream|server)?time(?:d)?out$|^(?:internal|backend|database|system)(?:server)?(?:error|failure|exception)$|^(?:temporary|transient)(?:error|failure)$/,
  ],
  [
    'invalid_grant',
    /^(?:user|account)(?:is|was|has|been)*(?:not)?(?:disabled|inactive|active|deleted|suspended|blocked|found|locked)$|^jwt(?:is|has)?expired$|^nosession$/,
  ],
  [
    'invalid_scope',
    /^(?:invalid|unknown|unsupported|bad|malformed|illegal|disallowed|unrecogni[sz]ed)(?:scopes?|scopename)(?:error|exception|requested)?$|^scopes?(?:is|are)?(?:not)?(?:invalid|unknown|unsupported|supported|allowed|found|registered)$/,
  ],
  [
    'interaction_required',
    /^(?:mfa|reauth(?:entication)?|reconsent|signin|relogin)(?:is)?required$/,
  ],
];

/**
 * The standard's name for an error that a server writes as InvalidGrant, INVALID-GRANT or “invalid grant”,
 * or for which it has a name of its own, such as bad_client_secret or rate_limited.
 */
export function standardName(error: string): string | undefined {
  if (error.length > LONGEST) return undefined;
  const asked = letters(error);
  return byLetters.get(asked) ?? ELSEWHERE.find(([, pattern]) => pattern.test(asked))?.[0];
}

const LONGEST = 100;

/** A name as words, so that phrases are found in names of a server's own: bad_refresh_token, TokenExpired. */
export function wordsOfName(error: string): string {
  const standard = standardName(error);
  if (standard === error) return '';
  const words = error
    .slice(0, LONGEST)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ');
  return byLetters.has(letters(error)) ? (standard ?? '') : `${standard ?? ''} ${words}`.trim();
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
