import { isPlain } from './plain.js';
import { withoutEnd } from './value.js';

/** Numbers of errors and standards, dates. */
const NUMBERED = /^(?:[A-Z]{1,12}-?\d[\d.]*|\d{4}-\d\d-\d\d.*|[\d.:,-]+)$/;
/** Names with a number in them: of standards and products, and of what is counted. */
const NAMED =
  /^(?:aadsts|base|office|exchange|outlook|windows|server|client|user|mailbox|account|sha|utf|oauth|imap|pop|smtp|https?|tls|ssl|rfc|error|status|code|step|part|line|attempt|test|v|version)-?\d[\w.]*$/i;
/** What stands in challenges (RFC 6750 section 3) and in their answers. */
export const PARAMETER =
  /^(?:realm|scope|error(?:_description|_uri)?|authorization_uri|client_id|resource(?:_metadata|_id)?|trusted_issuers|charset|claims|algorithm|qop|max_age|expires_in|auth)=/i;
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether it is neither a word nor what has a number, a sign or a name of a host in it. */
export function isToken(value: string): boolean {
  const bare = withoutEnd(value, '.,:;!?)]"\'');
  if (bare.length < 6 || NUMBERED.test(bare) || NAMED.test(bare) || PARAMETER.test(bare))
    return false;
  if (!/^[\w+/~.-]+=*$/.test(bare)) return false;
  if (!bare.split(/[./~]/).every(isPlain) || /=$|[a-z]\d{2}/.test(bare)) return true;
  // A host has a number in its name as well.
  return /[a-z]\d/.test(bare) && !bare.includes('.');
}

/** Whether somebody may have typed it as a password: letters, digits and signs, but no address. */
function isTyped(value: string): boolean {
  return (
    /^(?=.*[A-Za-z])(?=.*\d)(?=.*[!#$%&*?@^])/.test(value) &&
    !/:\/\/|^[^\s@]+@[^\s@]+\.[A-Za-z]+$/.test(value)
  );
}

/** Whether what a sentence says of a secret is the secret itself. An id of a secret is none. */
export function isSecretValue(value: string): boolean {
  return !GUID.test(withoutEnd(value, '.,:;!?)]"\'')) && (isToken(value) || isTyped(value));
}
