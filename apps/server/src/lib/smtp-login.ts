import { judgesLogin, tellsLock } from './login-words.js';
import type { Answer, Carrier } from './sasl-exchange.js';

/** A reply to a command: its code, and its lines as they came. */
export interface SmtpReply {
  status: number;
  response: string;
}

/** Up to which length of a response all servers take it in the line of AUTH (RFC 5321 section 4.5.3.1.4). */
export const SMTP_ONE_LINE = 512 - 'AUTH OAUTHBEARER \r\n'.length;

/** AUTH (RFC 4954) over whatever sends a command and gives the reply to it. */
export function smtpCarrier(send: (command: string) => Promise<SmtpReply>): Carrier {
  return {
    begin: async (mechanism, response) =>
      answerOf(await send(`AUTH ${mechanism}${response === undefined ? '' : ` ${response}`}`)),
    respond: async (response) => answerOf(await send(response)),
  };
}

/** Some refuse a line of AUTH that is too long by another code than 500. */
const ABOUT_THE_LINE = /initial response|base ?64|too long|line length/i;

function answerOf({ status, response }: SmtpReply): Answer {
  if (status === 235) return { kind: 'accepted' };
  if (status === 334) return { kind: 'go-on', challenge: response.replace(/^334[ -]?/, '').trim() };
  // The next way would prolong a lock.
  if (tellsLock(response)) return { kind: 'refused', of: 'else' };
  if (status >= 500 && judgesLogin(response.replace(/^\d{3}[ -]?/, '')))
    return { kind: 'refused', of: 'secret' };
  if (status >= 500 && (status <= 504 || ABOUT_THE_LINE.test(response)))
    return { kind: 'refused', of: 'way' };
  return { kind: 'refused', of: status >= 500 ? 'unclear' : 'else' };
}
