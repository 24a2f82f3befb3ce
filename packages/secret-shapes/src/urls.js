import { MASKED } from './masked.js';
import { isPlain } from './plain.js';
const VALUE = '(?!\\[masked\\])([^\\s"\'&#<>\\\\,;)}\\]]{1,8192})';
/** A parameter of an address or a form, the first of a line too, as it is, in HTML and percent-encoded. */
const parameter = new RegExp(`((?:[?&#;]|&amp;|^|\\n)(?:code|state|nonce|key|ticket|t|h|sid|signature|hub\\.verify_token)=)${VALUE}`, 'gi');
const encoded = /(%(?:25)?(?:3F|26|23)(?:code|state|nonce|key|ticket|signature)%(?:25)?3D)(?!\[masked\])((?:(?!%(?:25)?(?:26|23|22|0[AD]))[^\s"'&<>]){1,8192})/gi;
/** Elsewhere the names mean other things as well: what is made of words and numbers stays. */
const elsewhere = /(\b(?:code|state|nonce)(?:\\{0,8}["'])?\s{0,2}[=:]\s{0,2}(?:\\{0,8}["'])?)([\w./~*!+-]{4,8192})/gi;
/** Somebody's password in an address. */
const userInfo = /(\b[a-z][a-z\d+.-]{1,10}:\/\/[^\s:@/]{1,320}:)([^\s/?#"'<>]{1,320})(?=@)/gi;
/** An error code behind `code=` is what a reader needs: a number, AADSTS50011, access_denied. */
const ERROR_CODE = /^(?:-?\d{1,8}|AADSTS\d{1,8}|[a-z]{2,24}(?:_[a-z]{1,24}){1,6})$/;
/** Masks what addresses carry: authorization codes, states, keys and passwords. */
export function maskUrls(text) {
    const masked = (whole, before, value) => ERROR_CODE.test(value) ? whole : before + MASKED;
    return text
        .replace(userInfo, `$1${MASKED}`)
        .replace(parameter, masked)
        .replace(encoded, masked)
        .replace(elsewhere, (whole, before, value) => value.split(/[./~*!]/).every(isPlain) ? whole : before + MASKED);
}
//# sourceMappingURL=urls.js.map