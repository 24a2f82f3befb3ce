/** Mechanisms that carry an OAuth token, in the order of preference. */
export const TOKEN_MECHANISMS = ['XOAUTH2', 'OAUTHBEARER'] as const;
export type TokenMechanism = (typeof TOKEN_MECHANISMS)[number];

export interface TokenLogin {
  username: string;
  host: string;
  port: number;
  token: string;
}

/** A value that would break out of its place in a SASL message or a command line. */
export class UnsafeValue extends Error {
  override readonly name = 'UnsafeValue';
  constructor(readonly what: string) {
    super(`The ${what} contains characters that must not be sent to a mail server.`);
  }
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** RFC 6749 appendix A.12: an access token is made of VSCHAR. */
const VSCHAR = /^[\x20-\x7e]+$/;

/** The value itself; throws UnsafeValue for C0 and C1 control characters (also CR, LF, NUL, ^A). */
export function safeText(value: string, what: string): string {
  if (CONTROL.test(value)) throw new UnsafeValue(what);
  return value;
}

/** An address that stays between the brackets of MAIL FROM:<…>. */
export function safeAddress(address: string): string {
  if (/[\s<>]/.test(safeText(address, 'From address'))) throw new UnsafeValue('From address');
  return address;
}

export function safeToken(token: string): string {
  if (!VSCHAR.test(token)) throw new UnsafeValue('access token');
  return token;
}

/** The first client message of a mechanism, before base64. Throws UnsafeValue. */
export function tokenMessage(mechanism: TokenMechanism, login: TokenLogin): string {
  return mechanism === 'XOAUTH2' ? xoauth2(login) : oauthBearer(login);
}

/** What ends the exchange after an error challenge: nothing, or ^A (RFC 7628 section 3.2.3). */
export function challengeAnswer(mechanism: TokenMechanism): string {
  return mechanism === 'XOAUTH2' ? '' : base64('\x01');
}

/** RFC 4616. Throws UnsafeValue. */
export function plain(username: string, password: string): string {
  return `\0${safeText(username, 'login')}\0${safeText(password, 'password')}`;
}

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Google's format, which Microsoft speaks too. */
export function xoauth2({ username, token }: Pick<TokenLogin, 'username' | 'token'>): string {
  return `user=${safeText(username, 'login')}\x01auth=Bearer ${safeToken(token)}\x01\x01`;
}

/** RFC 7628 section 3.1; the authzid is a saslname of RFC 5801 section 4. */
function oauthBearer({ username, host, port, token }: TokenLogin): string {
  const authzid = safeText(username, 'login').replaceAll('=', '=3D').replaceAll(',', '=2C');
  const fields = [
    `host=${safeText(host, 'host')}`,
    `port=${port}`,
    `auth=Bearer ${safeToken(token)}`,
  ];
  return `n,a=${authzid},\x01${fields.join('\x01')}\x01\x01`;
}

/** The error challenge (RFC 7628 section 3.2.2) in clear; undefined when it is not JSON. */
export function challengeText(encoded: string): string | undefined {
  const text = Buffer.from(encoded.trim(), 'base64').toString('utf8');
  return text.startsWith('{') ? text.slice(0, 1024) : undefined;
}
