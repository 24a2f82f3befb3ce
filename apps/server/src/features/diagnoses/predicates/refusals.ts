import type { Evidence } from '../evidence.js';
import type { MailProtocol, ProbeFacts, Stage } from '../facts.js';
import {
  all,
  any,
  at,
  find,
  not,
  reads,
  responseCode,
  says,
  status,
  unplaced,
} from '../matchers.js';
import type { Match } from '../match.js';
import type { Matcher, Rule } from '../rule.js';
import { protocolOf, quote, type ObservedText } from '../observed-text.js';

export { protocolOf };

/** Answers that one text gives to many causes. Who may be meant is decided by the other facts. */

/** Exchange refuses a token and gives no reason. */
export const exchangeRefusesImap = says('authenticate failed');
export const exchangeRefusesPop = says('authentication failure unknown user name or bad password');
export const exchangeRefusesSmtp = status('535 5.7.3');
export const exchangeRefuses = any(exchangeRefusesImap, exchangeRefusesPop, exchangeRefusesSmtp);

/** Exchange accepts the token and opens no mailbox for it. */
export const notConnected = says('authenticated but not connected');

/** RFC 7628 section 3.2.2: pasted, JSON with a status may be any program's. */
const challenged = any(
  not(unplaced),
  says('schemes'),
  reads(/\b(?:eyJ|ewo|eyA)/),
  responseCode('authenticationfailed'),
);

export const googleChallenge400 = all(reads(/"status" ?: ?"?400\b/), challenged);
export const googleChallenge401 = all(
  reads(/"status" ?: ?"?401\b/),
  challenged,
  not(says('scope')),
);
export const googleRefuses = any(
  googleChallenge400,
  all(responseCode('authenticationfailed'), says('invalid credentials failure')),
  all(status('535 5.7.8'), says('username and password not accepted')),
);

export const yandexRefuses = all(
  says('invalid credentials'),
  says('imap is disabled', 'pop3 is disabled'),
);

/** A match by a shared text: the words, and what makes this cause more or less likely. */
export function candidate(
  said: ObservedText,
  certainty: Match['certainty'],
  reason: string,
): Match {
  return { certainty, said, evidence: [quote(said, anchorOf(said)), reason] };
}

const shared = any(notConnected, exchangeRefuses, googleRefuses, yandexRefuses);
const anchorOf = (said: ObservedText): string => shared(said) ?? '';

/** The text in which a server refused the token, in any of its forms. */
export const tokenRefused = (evidence: Evidence): ObservedText | undefined =>
  find(evidence, any(exchangeRefuses, googleRefuses));

export const mailboxRefused = (evidence: Evidence): ObservedText | undefined =>
  find(evidence, any(notConnected, exchangeRefuses));

/**
 * Another protocol that worked with the same login, in this run or when it was asked further: then
 * the account and its permission are right. One that opens the mailbox tells more than one that sends.
 */
export function worked(
  { facts: { probes } }: Evidence,
  said: ObservedText,
): { protocol: MailProtocol } | undefined {
  const login = said.probe?.username.toLowerCase();
  const working = probes.filter(
    (probe) => probe.outcome === 'ok' && probe.username.toLowerCase() === login,
  );
  const reading = working.find(({ protocol }) => protocol !== 'SMTP');
  return reading ?? askedFurther(said.probe, 'yes') ?? working[0];
}

/** The other protocol for reading, where a further question has had this answer. */
export function askedFurther(
  probe: ProbeFacts | undefined,
  answer: 'yes' | 'no',
): { protocol: MailProtocol } | undefined {
  const protocol = (['POP3', 'IMAP'] as const).find((one) => probe?.asked[one] === answer);
  return protocol && { protocol };
}

/** For causes that all three protocols know: the stage is the protocol's own. */
export function inProtocol(matcher: Matcher): Matcher {
  return (evidence) => {
    const match = matcher(evidence);
    return match?.said ? { ...match, stage: protocolOf(match.said) } : match;
  };
}

/** For causes of the sign-in that a mail server names as well: then it is that protocol's. */
export const overMail =
  (matcher: Matcher): Matcher =>
  (evidence) => {
    const match = matcher(evidence);
    return match?.said?.probe ? { ...match, stage: match.said.probe.protocol } : match;
  };

/**
 * For codes that name a protocol: what was heard over another one is not meant. A pasted text that looks
 * like none may be of any.
 */
export const heardOver = (protocol: MailProtocol) =>
  hearing((said) => protocolOf(said) === protocol || looksLikeNone(said));

interface Twin extends Pick<Rule, 'code' | 'title'> {
  stage: MailProtocol;
  cause?: string;
}

/** The same cause over another protocol, whose code names that one. A text that looks like none is left to `rule`. */
export const twin = (rule: Rule, other: Twin): Rule => ({
  ...hearing((said) => protocolOf(said) === other.stage && !looksLikeNone(said))(rule),
  ...other,
});

export const hearing =
  (heeds: (said: ObservedText) => boolean) =>
  (rule: Rule): Rule => ({
    ...rule,
    match: ({ facts, said }) => rule.match({ facts, said: said.filter(heeds) }),
  });

/** A server has said it here, or somebody tells which kind of server did. */
export const isPlaced = (said: ObservedText): boolean =>
  said.probe !== undefined || isMail(said.stage);

const looksLikeNone = (said: ObservedText): boolean =>
  !isPlaced(said) && protocolOf(said) === 'IMAP';

const isMail = (stage: Stage | undefined): boolean =>
  stage === 'IMAP' || stage === 'POP3' || stage === 'SMTP';

/** Said by a mail server, or pasted with nothing that speaks against it. */
export const byMailServer = at('IMAP', 'POP3', 'SMTP');

export const readingFailed = ({ facts }: Evidence): boolean =>
  facts.probes.some(({ protocol, outcome }) => protocol !== 'SMTP' && outcome === 'failed');
