import type { MailProtocol } from '../facts.js';
import {
  all,
  any,
  because,
  certain,
  firstOf,
  means,
  over,
  possible,
  responseCode,
  says,
} from '../matchers.js';
import type { Matcher } from '../rule.js';
import type { SaidTest } from '../matchers.js';

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

/** In clear, where the server would encrypt, and yet it looked at the login. */
const lookedAtInClear: SaidTest = ({ means: kind, reply }) =>
  kind === 'refused-login' && reply?.inClear && reply.offersTls ? '' : undefined;

/** A login that the server takes only when the connection is encrypted. */
export const notPrivate = (protocol: MailProtocol, ...further: SaidTest[]): Matcher =>
  firstOf(
    certain(
      all(
        over(protocol),
        any(means('not-private'), responseCode('privacyrequired'), words, ...further),
      ),
    ),
    (evidence) => {
      const match = possible(all(over(protocol), lookedAtInClear))(evidence);
      return (
        match &&
        because(match, 'The login went over an unencrypted connection, and STARTTLS is offered.')
      );
    },
  );
