/** Last words of a name whose value is a secret, however the words before it are joined. */
const ANYWHERE = [
    ...['token', 'secret', 'assertion', 'cookie', 'credentials?', 'authorization', 'csrf'],
    ...['password', 'passwd', 'passcode', 'passphrase', 'passwort', 'kennwort', 'wachtwoord'],
    ...['contraseña', 'mot de passe', 'пароль', 'pwd', 'code[-_ ]?verifier', 'session[-_ ]?state'],
    '(?:authorization|auth|device|user|recovery|backup)[-_ ]?code',
    '(?:api|access|secret|private|subscription|functions?|signing|encryption|master|account|shared|auth|client|app|session|host|licen[cs]e|storage)[-_ ]?key',
    ...['session[-_ ]?id', 'saml(?:request|response)', '(?<=x-[a-z-]{0,40})signature'],
];
/** Short ones, which must not be the end of another word: compass, mapping, resid. */
const WHOLE = ['pass', 'otp', 'totp', 'kek', 'sid', 'sig', 'hmac', 'resp', 'senha'];
/** What may follow the last word: secretText, password_value, token2. */
const ENDING = '(?:[-_ ]?(?:text|value|string|plain(?:text)?|hash|raw|b64|base64)|[-_]?\\d{1,2})?(?!\\w)';
/** Finds the last words of names; `isName` tells whether what was found is one. */
export const LAST_WORDS = new RegExp(`(?:${ANYWHERE.join('|')}|(?<short>${WHOLE.join('|')}))${ENDING}`, 'gi');
const FAULTS = [
    ...['invalid', 'expired', 'missing', 'bad', 'wrong', 'incorrect', 'unsupported', 'unknown'],
    ...['revoked', 'malformed', 'inactive', 'mismatching', 'insufficient', 'unverified', 'no'],
];
const anyCase = (word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}|${word.toUpperCase()}`;
/** Codes of errors that end like a name: invalid_token, InvalidAuthenticationToken, EXPIRED-SECRET. */
const FAULT = new RegExp(`(?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?:${FAULTS.map(anyCase).join('|')})(?:[-_A-Z][\\w-]{0,60})?$`);
/** Whether a match of LAST_WORDS is the end of a name in this text, and not of a word or an error code. */
export function isName(text, { index, groups }) {
    const at = index ?? 0;
    const before = text.slice(Math.max(0, at - 64), at);
    if (groups?.['short'] && !startsWord(before, text.charAt(at)))
        return false;
    return !FAULT.test(before);
}
function startsWord(before, first) {
    return !/[A-Za-z]$/.test(before) || (/[a-z]$/.test(before) && /[A-Z]/.test(first));
}
/** Whether the value behind a key of an object is a secret, whatever it holds. */
export function isSecretName(name) {
    return [...name.matchAll(LAST_WORDS)].some((found) => found.index + found[0].length === name.length && isName(name, found));
}
//# sourceMappingURL=names.js.map