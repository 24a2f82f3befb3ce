import * as oauth from 'oauth4webapi';
import type { BasicEncoding } from '../providers/provider.js';
import type { TokenEndpoint } from './token-request.js';

type Shown = Pick<TokenEndpoint, 'clientSecret' | 'clientAuthentication' | 'basicEncoding'>;

/** How a client shows who it is (RFC 6749 section 2.3.1). */
export function clientAuthentication(endpoint: Shown): oauth.ClientAuth {
  const { clientSecret, clientAuthentication: way, basicEncoding } = endpoint;
  const secret = clientSecret?.reveal();
  if (!secret || way === 'NONE') return oauth.None();
  return way === 'CLIENT_SECRET_BASIC'
    ? basic(secret, basicEncoding ?? 'FORM')
    : oauth.ClientSecretPost(secret);
}

function basic(secret: string, encoding: BasicEncoding): oauth.ClientAuth {
  return (_server, { client_id: id }, _body, headers) => {
    const pair = `${written(id, encoding)}:${written(secret, encoding)}`;
    headers.set('authorization', `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`);
  };
}

/** RFC 6749 appendix B: letters, digits and `-._*` stay as they are; many servers do not decode at all. */
function written(text: string, encoding: BasicEncoding): string {
  return encoding === 'PLAIN' ? text : new URLSearchParams([['', text]]).toString().slice(1);
}

/** The other form of Basic, where it would send another header; undefined where both are the same. */
export function otherEncoding(endpoint: Shown & { clientId: string }): BasicEncoding | undefined {
  const { clientSecret, clientId, clientAuthentication: way, basicEncoding } = endpoint;
  if (way !== 'CLIENT_SECRET_BASIC' || !clientSecret) return undefined;
  const differs = [clientId, clientSecret.reveal()].some((text) => written(text, 'FORM') !== text);
  if (!differs) return undefined;
  return basicEncoding === 'PLAIN' ? 'FORM' : 'PLAIN';
}
