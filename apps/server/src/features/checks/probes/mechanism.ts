import { ProbeFailure } from './fault.js';
import type { Credential } from './probe.js';
import { TOKEN_MECHANISMS, type TokenMechanism } from '../../../lib/sasl.js';

/** XOAUTH2 where it is offered, OAUTHBEARER where only that is; throws ProbeFailure for neither. */
export function tokenMechanism(offered: readonly string[]): TokenMechanism {
  const found = TOKEN_MECHANISMS.find((mechanism) => offered.includes(mechanism));
  if (!found) throw notOffered('XOAUTH2', offered);
  return found;
}

/** Whether one can log in this way at all. */
export function offersLogin(credential: Credential, offered: readonly string[]): boolean {
  const wanted = credential.kind === 'token' ? TOKEN_MECHANISMS : ['PLAIN', 'LOGIN'];
  return wanted.some((mechanism) => offered.includes(mechanism));
}

export function notOffered(what: string, offered: readonly string[]): ProbeFailure {
  return new ProbeFailure({ kind: 'not-offered', what, offered: [...offered] });
}
