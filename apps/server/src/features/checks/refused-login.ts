import type { ProbeFacts } from '../diagnoses/facts.js';

/**
 * Whether a server has refused the login itself for good: what a server counts against the account and
 * the address that it came from. Not a way of signing in that it does not have, nor a fault of its own
 * that passes.
 */
export function isRefusedLogin({ failedStep, fault, transcript }: ProbeFacts): boolean {
  if (failedStep !== 'authenticate' || fault?.kind !== 'refused') return false;
  const { secretSent = transcript.some(sendsSecret), command, status, code = '', text } = fault;
  // Some refuse an unknown user before they ask for the password (RFC 3206 section 3).
  const unknownUser = command === 'USER' && code === 'AUTH';
  if (!secretSent && !unknownUser) return false;
  return !isOfTheWay(status, text) && !isPassing(status, code, text);
}

/** Whether the check ends at this server: where it has refused the login, no other server is asked. */
export const refusedAt = (probes: readonly ProbeFacts[]): ProbeFacts | undefined =>
  probes.find(isRefusedLogin);

const sendsSecret = (line: string): boolean =>
  /^C: (?:(?:\S+ )?AUTH(?:ENTICATE)? |\S+ LOGIN |PASS )/i.test(line);

/** The way of signing in was refused, by syntax or as one that is not there (RFC 4954 section 4). */
function isOfTheWay(status: string, text: string): boolean {
  return (
    /^(?:BAD|50\d)$/i.test(status) ||
    /mechanism|not (?:supported|implemented|enabled|advertised)|un(?:supported|recogni[sz]ed)|unknown command/i.test(
      text,
    )
  );
}

const PASSING_CODES =
  /^(?:UNAVAILABLE|INUSE|IN-USE|LIMIT|THROTTLED|OVERQUOTA|SERVERBUG|CONTACTADMIN|PRIVACYREQUIRED|LOGIN-DELAY|SYS\/\w+|4\.\d+\.\d+)$/i;

/** A fault that is none of the login (RFC 5530 section 3, RFC 2449 section 8.1, RFC 3206, RFC 5321 section 4.2.1). */
function isPassing(status: string, code: string, text: string): boolean {
  return (
    /^4/.test(status) || PASSING_CODES.test(code) || /temporar|try (?:again|later)/i.test(text)
  );
}
