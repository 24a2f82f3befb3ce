import type { MailProtocol } from '../facts.js';
import {
  all,
  any,
  because,
  certain,
  firstOf,
  likely,
  means,
  not,
  over,
  possible,
  responseCode,
  says,
  status,
} from '../matchers.js';
import { announcesPrivacy } from '../reply-class.js';
import type { Matcher } from '../rule.js';
import type { TextPredicate } from '../matchers.js';

const words = says(
  'tls comes first',
  'plaintext authentication disallowed',
  'plaintext authentication not allowed',
  'plaintext authentication is disabled',
  'must use tls',
  'must issue a starttls',
  'must issue starttls',
  'starttls command first',
  'starttls first',
  'only available under a layer',
  'encryption required',
  'tls required',
);

/** Under TLS, from the start or since STARTTLS. */
const encrypted: TextPredicate = ({ probe }) => {
  if (!probe || probe.security === 'NONE') return undefined;
  const before = ['resolve', 'connect', 'greet', 'secure'].includes(probe.failedStep ?? '');
  return probe.security === 'TLS' || !before ? '' : undefined;
};

const asksForIt = any(means('not-private'), responseCode('privacyrequired'), words);

/** The server asks for encryption, and this very connection has it. */
export const notSeenAsPrivate: Matcher = certain(
  all(encrypted, any(asksForIt, status('5.7.11', '451 4.7.4'))),
);

/** In clear, where the server would encrypt, and yet it looked at the login. */
const lookedAtInClear: TextPredicate = ({ means: kind, reply }) =>
  kind === 'refused-login' && reply?.inClear && reply.offersTls ? '' : undefined;

export const mayBeInClear: TextPredicate = not(encrypted);

/** It said that it wants encryption, and did not only refuse in clear. */
const announced: TextPredicate = ({ reply }) =>
  !reply || announcesPrivacy(reply) ? '' : undefined;

const inClear =
  (matcher: Matcher): Matcher =>
  (evidence) => {
    const match = matcher(evidence);
    return (
      match &&
      because(match, 'The login went over an unencrypted connection, and STARTTLS is offered.')
    );
  };

/** A login that the server takes only when the connection is encrypted. */
export const notPrivate = (protocol: MailProtocol, ...further: TextPredicate[]): Matcher => {
  const wanted = any(
    ...[responseCode('privacyrequired'), words],
    all(means('not-private'), announced),
  );
  return firstOf(
    certain(all(over(protocol), any(all(mayBeInClear, wanted), ...further))),
    inClear(likely(all(over(protocol), mayBeInClear, means('not-private')))),
    inClear(possible(all(over(protocol), lookedAtInClear))),
  );
};
