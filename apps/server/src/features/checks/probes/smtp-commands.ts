import { safeAddress } from '../../../lib/sasl.js';
import { protocolFailure } from './fault.js';
import type { Reply } from './smtp-talk.probe.js';

/** Sends a command and gives its reply. */
export type Send = (command: string) => Promise<Reply>;

/** MAIL FROM, then RSET: whether this login may send as this address. No message is begun. */
export async function mailFrom(
  send: Send,
  from: string,
  capabilities: readonly string[],
): Promise<void> {
  // RFC 6531 section 3.4.
  const ascii = /^[\x20-\x7e]*$/.test(from);
  const parameter = !ascii && capabilities.includes('SMTPUTF8') ? ' SMTPUTF8' : '';
  const { status } = await send(`MAIL FROM:<${safeAddress(from)}>${parameter}`);
  if (status !== 250) throw protocolFailure(`The server answered ${status} instead of 250.`);
  await send('RSET');
}
