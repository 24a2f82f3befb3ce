import {
  all,
  any,
  at,
  heardBy,
  not,
  reads,
  says,
  status,
  type TextPredicate,
} from '../matchers.js';

/** What a server says before anybody signs in: to the connection itself, and to EHLO, CAPA and CAPABILITY. */

/** The greeting itself was a refusal, also where TLS was due: nothing had been asked. */
export const refusesInGreeting: TextPredicate = ({ probe }) =>
  (probe?.failedStep === 'greet' || probe?.failedStep === 'secure') &&
  probe.fault?.kind === 'refused' &&
  probe.fault.command === undefined
    ? ''
    : undefined;

/** It was this command that was refused. */
export const refuses =
  (...commands: string[]): TextPredicate =>
  ({ probe }) =>
    probe?.fault?.kind === 'refused' && commands.includes(probe.fault.command ?? '')
      ? ''
      : undefined;

/**
 * The name in EHLO is not taken, in the words of Postfix, Exim, Exchange, Sendmail, cPanel, Haraka and
 * Google. Postfix and Exim often judge it as late as RCPT TO.
 */
const helloWords = says(
  'helo command rejected',
  'send hello first',
  'invalid domain name',
  'ehlo requires',
  'helo requires',
  'syntactically invalid helo',
  'syntactically invalid ehlo',
  'invalid helo',
  'invalid ehlo',
  'bad helo',
  'bogus helo',
  'forged helo',
  'helo should be',
  'ehlo should be',
  'helo must be',
  'ehlo must be',
  'helo ehlo argument',
  'polite people say hello',
  'need fully qualified hostname',
);

/** Google, to a name without a domain: it reads like a limit, and as the answer to EHLO it is none. */
const googleHello = all(refuses('EHLO'), says('try again later closing connection ehlo'));

/** Its words say that the name in EHLO is meant. */
export const namesHello: TextPredicate = all(
  any(helloWords, googleHello, status('503 5.5.2')),
  at('SMTP'),
);

/** Who speaks of EHLO where it refuses something else than a command that comes too early. */
export const speaksOfHello: TextPredicate = all(
  heardBy('probe'),
  at('SMTP'),
  not(says('starttls', 'try again later closing connection ehlo')),
  reads(/\b(?:helo|ehlo)\b/i),
);

/** 500 and 502: it does not know the command at all (RFC 5321 section 4.2.4). */
export const knowsNoEhlo: TextPredicate = all(refuses('EHLO'), ({ probe }) =>
  probe?.fault?.kind === 'refused' && /^50[02]$/.test(probe.fault.status) ? '' : undefined,
);

/** Whoever speaks of the address, of its name in the DNS or of the order has nothing against the name in EHLO. */
const ofSomethingElse = any(
  status('503', '5.7.25', '5.7.27'),
  reads(
    /\b(?:blocked|black ?list\w*|block ?list\w*|banned|reputation|reverse|ptr|rdns|sequence)\b/i,
  ),
);

/** Refused for good, and nothing was asked but EHLO. */
export const refusesHello: TextPredicate = all(
  refuses('EHLO', 'HELO'),
  ({ probe }) =>
    probe?.fault?.kind === 'refused' && probe.fault.status.startsWith('5') ? '' : undefined,
  not(ofSomethingElse),
);

/** Turned away before the login, by the greeting or in place of the answer to EHLO. */
export const turnsAway: TextPredicate = any(
  refusesInGreeting,
  all(refuses('EHLO', 'HELO'), ofSomethingElse),
);
