import { safeAddress } from '../../../lib/sasl.js';
import type { ServerFacts } from '../../diagnoses/facts.js';
import type { Shown } from './protocol.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import { judgeRecipient, judgesAfterData, type RecipientAnswer } from './recipient.js';
import type { ReplyCode } from './smtp-talk.probe.js';

/** Sends a command and gives its reply. */
export type Send = (command: string) => Promise<ReplyCode>;

export interface Envelope {
  from: string;
  /** The mailbox itself: nobody else is named to a server. */
  to: string;
}

export interface SmtpSeen {
  server: ServerFacts;
  greeting: string;
  capabilities: readonly string[];
}

/**
 * MAIL FROM, RCPT TO, RSET: whether this login may send as this address, which Postfix judges as late as
 * RCPT TO. No message is begun. Throws ProbeFailure where the sender is refused.
 */
export async function nameSender(
  send: Send,
  { from, to }: Envelope,
  seen: SmtpSeen,
): Promise<Shown> {
  // RFC 6531 section 3.4.
  const ascii = /^[\x20-\x7e]*$/.test(from + to);
  const parameter = !ascii && seen.capabilities.includes('SMTPUTF8') ? ' SMTPUTF8' : '';
  const { status } = await send(`MAIL FROM:<${safeAddress(from)}>${parameter}`);
  if (status !== 250) throw protocolFailure(`The server answered ${status} instead of 250.`);
  const reply = await send(`RCPT TO:<${safeAddress(to)}>`);
  const answer = judgeRecipient(reply);
  if (answer === 'refused')
    throw protocolFailure(`The server answered ${reply.status} to RCPT TO.`);
  // All that was to be shown has been shown.
  await send('RSET').catch((error: unknown) => {
    if (!(error instanceof ProbeFailure)) throw error;
  });
  return answer === 'taken' ? proved({ from, to }, seen) : unproved({ from, to }, answer, reply);
}

function proved({ from, to }: Envelope, { server, greeting, capabilities }: SmtpSeen): Shown {
  return judgesAfterData(server, greeting, capabilities)
    ? `The server took ${from} as the sender and ${to} as a recipient; whether ${server.username} may send as ${from} it judges only when a message is sent. Nothing was sent`
    : `${from} may be the sender; nothing was sent`;
}

const WHY: Record<Exclude<RecipientAnswer, 'taken' | 'refused'>, string> = {
  'put-off':
    'puts the recipient off for now (greylisting or a limit), which passes by itself and says nothing against the sender',
  'not-taken': 'does not take this recipient, which says nothing against the sender',
};

function unproved(
  { from, to }: Envelope,
  answer: keyof typeof WHY,
  { status, texts }: ReplyCode,
): Shown {
  const said = `${status} ${texts.join(' ')}`.slice(0, 200);
  return {
    warning: `The server took ${from} as the sender so far. Asked for ${to}, it ${WHY[answer]}: ${said}. Nothing was sent`,
  };
}
