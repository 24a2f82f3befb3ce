import type { Facts, ProbeFacts } from '../diagnoses/facts.js';
import { replyOf } from '../diagnoses/reply.js';
import { classOf } from '../diagnoses/reply-class.js';

/**
 * Whether a server has refused the login itself for good: what a server counts against the account and
 * the address that it came from. Not a way of signing in that it does not have, nor a fault of its own
 * that passes.
 */
export function isRefusedLogin(probe: ProbeFacts): boolean {
  const { failedStep, fault, transcript } = probe;
  if (failedStep !== 'authenticate' || fault?.kind !== 'refused') return false;
  const { secretSent = transcript.some(sendsSecret), command, code } = fault;
  // Some refuse an unknown user before they ask for the password (RFC 3206 section 3).
  const unknownUser = command === 'USER' && code === 'AUTH';
  if (!secretSent && !unknownUser) return false;
  // Who has shown a secret was signing in. In clear it may have been refused for that alone. It may have been counted all the same.
  const judged: ProbeFacts = {
    ...probe,
    security: 'TLS',
    fault: { ...fault, secretSent, command: command ?? 'LOGIN' },
  };
  const reply = replyOf({ now: EPOCH, provider: 'GENERIC', probes: [judged] }, judged);
  return reply !== undefined && classOf(reply) === 'refused-login';
}

/** No reply is judged by the time. */
const EPOCH = new Date(0);

/** Whether the check ends at this server: where it has refused the login, no other server is asked. */
export const refusedAt = (probes: readonly ProbeFacts[]): ProbeFacts | undefined =>
  probes.find(isRefusedLogin);

const sendsSecret = (line: string): boolean =>
  /^C: (?:(?:\S+ )?AUTH(?:ENTICATE)? |\S+ LOGIN |PASS )/i.test(line);

const MINUTE = 60_000;

/** Which probes are worth another try with a renewed token: those that a token older than a minute was refused at. */
export function worthAnotherTry({ probes, tokenContent, token, now }: Facts): ProbeFacts[] {
  const renewable = token?.kind === 'granted' && token.refreshable && token.request !== 'refresh';
  const issuedAt = tokenContent?.issuedAt;
  const old = issuedAt !== undefined && now.getTime() - issuedAt.getTime() > MINUTE;
  if (!renewable || !old) return [];
  return probes.filter(
    ({ failedStep, fault, transcript }) =>
      // Before the login began, no token can have been refused.
      failedStep === 'authenticate' && fault?.kind === 'refused' && transcript.some(beginsLogin),
  );
}

const beginsLogin = (line: string): boolean => /^C: (?:\S+ )?AUTH(?:ENTICATE)? /i.test(line);
