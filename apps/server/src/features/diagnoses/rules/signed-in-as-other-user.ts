import { isEntra } from '../repairs/registration.js';
import {
  candidate,
  exchangeRefuses,
  googleRefuses,
  notConnected,
  protocolOf,
  readingFailed,
  worked,
} from '../predicates/refusals.js';
import { accountAndLogin, isApplication, type Relation } from '../predicates/token.js';
import type { Certainty } from '../diagnosis.js';
import type { Evidence } from '../evidence.js';
import type { Facts } from '../facts.js';
import { any, fact, find, means, responseCode } from '../matchers.js';
import { allowFullAccess, connectExchange } from '../repairs/exchange.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import type { Match } from '../match.js';
import { rule } from '../rule.js';
import type { ObservedText, TextPredicate } from '../observed-text.js';
import { whoseServer } from '../whose-server.js';

export const signedInAsOtherUser = rule({
  code: 'signed-in-as-other-user',
  stage: 'TOKEN_CONTENT',
  actor: 'MAILBOX_USER',
  title: 'Somebody else signed in than the owner of the mailbox',
  cause:
    'The token belongs to another person than the login that was sent. Usually the browser was still signed in as an administrator when the client was validated.',
  match: (evidence) => {
    const { facts } = evidence;
    const early = beforeAnyCheck(facts);
    if (early) return early;
    const judged = find(evidence, refuses);
    const said = judged ?? find(evidence, letsNobodyIn);
    if (!said || isApplication(facts)) return undefined;
    const login = said.probe?.username ?? facts.mailbox?.address;
    const relation = accountAndLogin(facts, login);
    if (relation === 'same') return undefined;
    if (relation === 'unknown')
      return (
        judged && candidate(judged, 'POSSIBLE', 'Who signed in could not be read from the token.')
      );
    if (worked(evidence, said)) return undefined;
    const account = facts.tokenContent?.account ?? facts.signedIn ?? '';
    const reason = `${account} signed in, and the login sent was ${login ?? ''}.`;
    return candidate(said, certaintyOf(evidence, said, relation), reason);
  },
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow}`,
      `If ${v.login} is a shared mailbox and ${v.account} is to open it, keep the sign-in and ${isEntra(v) ? 'give that person Full Access with the commands below' : 'have the provider give that person access to it'}.`,
    ],
    commands: isEntra(v) ? [connectExchange(v), allowFullAccess(v)] : [],
  }),
});

/** A token was shown, and whatever the answer was, nobody got in: many servers call a wrong name their own fault. */
const letsNobodyIn: TextPredicate = ({ probe, reply }) =>
  probe?.failedStep === 'authenticate' &&
  reply?.by === 'token' &&
  reply.secretSent === true &&
  reply.listed !== false
    ? ''
    : undefined;

/** The login itself, or what it would have opened. */
const refuses = any(
  notConnected,
  exchangeRefuses,
  googleRefuses,
  means('refused-login', 'not-opened', 'not-sent', 'server-fault'),
);

function certaintyOf(evidence: Evidence, said: ObservedText, relation: Relation): Certainty {
  const { facts } = evidence;
  const atExchange = any(notConnected, exchangeRefuses)(said) !== undefined;
  if (sendsForItself(facts)) return 'POSSIBLE';
  // Servers of one's own often take the name without its domain, or in another one.
  if (relation === 'alias' && !atExchange) return 'POSSIBLE';
  // Exchange refuses the address of a shared mailbox on SMTP alone, whose person signed in rightly.
  if (atExchange && protocolOf(said) === 'SMTP' && !readingFailed(evidence)) return 'POSSIBLE';
  // The login went well, so it is the other one whose mailbox or sender was refused.
  if (said.phase === 'after' && said.probe && whoseServer(said.probe).owner !== 'MICROSOFT_365')
    return 'CERTAIN';
  // What these codes say is said of whoever signed in.
  const ofTheOther = responseCode('authorizationfailed', 'noperm', 'expired', 'contactadmin');
  return ofTheOther(said) === undefined ? 'LIKELY' : 'CERTAIN';
}

/** Whoever signed in is entered as the login for sending: for a shared mailbox, on purpose. */
function sendsForItself(facts: Facts): boolean {
  return accountAndLogin(facts, facts.mailbox?.outgoing?.username) === 'same';
}

/** Known as soon as access is granted; a shared mailbox whose person sends is as it should be. */
function beforeAnyCheck(facts: Facts): Match | undefined {
  const { mailbox, probes, token, tokenContent } = facts;
  if (token?.kind !== 'granted' || probes.length > 0 || !mailbox || isApplication(facts))
    return undefined;
  const logins = [mailbox.incoming?.username, mailbox.outgoing?.username].filter(
    (login) => login !== undefined,
  );
  if (logins.length === 0 || logins.some((login) => accountAndLogin(facts, login) !== 'other'))
    return undefined;
  const reason = `${tokenContent?.account ?? ''} signed in, and the mailbox is ${mailbox.address}.`;
  const match = fact('POSSIBLE', reason);
  return match && { ...match, severity: 'WARNING' };
}
