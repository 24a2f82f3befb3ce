import { safeAddress } from '../../../lib/sasl.js';
import { passwordLogin, tokenLogin, type SendCommand } from '../../../lib/smtp-login.js';
import { protocolFailure } from './fault.js';
import { notOffered, tokenMechanism } from './mechanism.js';
import type { ProbeTarget } from './probe.js';

/** Sends a command and gives the status of its reply. */
export type Send = SendCommand<{ status: number }>;

/** Logs in once and gives the mechanism. Throws ProbeFailure. */
export async function logIn(
  send: Send,
  target: ProbeTarget,
  offered: readonly string[],
): Promise<string> {
  if (offered.length === 0) throw notOffered('AUTH', []);
  const { credential, username, host, port } = target;
  if (credential.kind === 'password') {
    const mechanism = passwordMechanism(offered);
    const password = credential.password.reveal();
    accepted(await passwordLogin(send, mechanism, { username, password }), 235);
    return mechanism;
  }
  const mechanism = tokenMechanism(offered);
  const token = credential.token.reveal();
  accepted(await tokenLogin(send, mechanism, { username, host, port, token }), 235);
  return mechanism;
}

/** MAIL FROM, then RSET: whether this login may send as this address. No message is begun. */
export async function mailFrom(
  send: Send,
  from: string,
  capabilities: readonly string[],
): Promise<void> {
  // RFC 6531 section 3.4.
  const ascii = /^[\x20-\x7e]*$/.test(from);
  const parameter = !ascii && capabilities.includes('SMTPUTF8') ? ' SMTPUTF8' : '';
  accepted(await send(`MAIL FROM:<${safeAddress(from)}>${parameter}`), 250);
  await send('RSET');
}

function passwordMechanism(offered: readonly string[]): 'PLAIN' | 'LOGIN' {
  if (offered.includes('PLAIN')) return 'PLAIN';
  if (offered.includes('LOGIN')) return 'LOGIN';
  throw notOffered('a login by password', offered);
}

function accepted({ status }: { status: number }, wanted: number): void {
  if (status !== wanted)
    throw protocolFailure(`The server answered ${status} instead of ${wanted}.`);
}
