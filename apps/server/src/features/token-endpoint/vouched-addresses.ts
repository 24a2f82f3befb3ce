import { domainToASCII } from 'node:url';
import { first, readClaims, type Claims } from './token-claims.js';

/**
 * The addresses of an account that the issuer of a token vouches for, so that whoever has the account
 * cannot choose them: `upn` in Entra's tokens, which lies in a domain that the tenant has proved to
 * own, and `email` where it was verified (OpenID Connect Core section 5.1) or its domain was
 * (`xms_edov`, Entra). Any other name or address may be what an account or its tenant likes to say.
 * The token itself came from the token endpoint by TLS, so that its signature proves nothing more
 * (OpenID Connect Core section 3.1.3.7).
 */
export function vouchedAddresses(token: string): string[] {
  const claims = readClaims(token) ?? {};
  const upn = first(claims['oid']) && first(claims['tid']) && first(claims['upn']);
  const verified = isTrue(claims, 'email_verified') || isTrue(claims, 'xms_edov');
  const email = verified && first(claims['email']);
  return [upn, email].flatMap((address) => (address ? normalAddress(address) : []));
}

const isTrue = (claims: Claims, name: string): boolean =>
  [true, 'true', 1, '1'].includes(claims[name] as boolean | string | number);

/** As addresses are compared: the case does not matter, nor how Unicode or a domain is written. */
export function normalAddress(address: string): string {
  const text = address.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const domain = text.slice(at + 1);
  return `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
