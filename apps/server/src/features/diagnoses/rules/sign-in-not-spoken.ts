import { inProtocol } from '../predicates/refusals.js';
import { byPassword, checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { quote, type ObservedText } from '../observed-text.js';

const nothing = {
  title: 'The server offers no way of signing in',
  cause:
    'The connection is encrypted, and the server still lists no way of signing in, or announces that it takes no login. It takes none here, or none before something is switched on.',
};

const SPOKEN = /^(?:XOAUTH2|OAUTHBEARER|PLAIN|LOGIN)$/;

/** What the server offers, where Mailkey speaks nothing of it. */
function foreign({ probe }: ObservedText): string[] {
  const fault = probe?.fault;
  if (fault?.kind !== 'not-offered' || probe?.failedStep !== 'authenticate') return [];
  return fault.offered.some((one) => SPOKEN.test(one)) ? [] : fault.offered;
}

const FOREIGN = /\b(?:APOP|(?:CRAM|DIGEST)-MD5|SCRAM(?:-SHA[\w-]{1,12})?|NTLM|GSSAPI|Kerberos)\b/;

/**
 * What the server wants instead of the password that it refused to hear. RFC 1939 section 7: a time stamp
 * in the greeting offers APOP.
 */
function foreignWay({ probe, reply, means }: ObservedText): string | undefined {
  if (!probe || probe.failedStep !== 'authenticate' || reply?.by !== 'password') return undefined;
  // In clear it may speak our ways as well, once the connection is encrypted.
  if (reply.unasked || means === 'not-private') return undefined;
  const named = means === 'not-offered' ? FOREIGN.exec(reply.text)?.[0] : undefined;
  if (named) return named;
  const stamped =
    probe.protocol === 'POP3' && /<[^<>\s]{1,200}@[^<>\s]{1,200}>/.test(probe.greeting ?? '');
  const offers = probe.mechanisms.length > 0 || probe.capabilities.includes('USER');
  return stamped && !offers && reply.command === 'USER' ? 'APOP' : undefined;
}

/** Encrypted, and still no way at all. */
const offersNothing = ({ probe, reply }: ObservedText): boolean =>
  probe?.fault?.kind === 'not-offered' &&
  probe.failedStep === 'authenticate' &&
  probe.protocol !== 'SMTP' &&
  probe.security !== 'NONE' &&
  reply?.by === 'password' &&
  probe.fault.offered.length === 0 &&
  probe.mechanisms.length === 0;

export const signInNotSpoken = rule({
  code: 'sign-in-not-spoken',
  stage: 'IMAP',
  authentication: 'EITHER',
  actor: 'OPERATOR',
  title: 'Mailkey speaks no way of signing in that this server offers',
  cause:
    'The server offers only ways of signing in that Mailkey does not speak, such as APOP, CRAM-MD5, SCRAM, NTLM or GSSAPI.',
  refines: ['server-without-xoauth2', 'basic-auth-used', 'mail-login-refused', 'server-own-fault'],
  match: inProtocol(({ said }) => {
    const empty = said.find(offersNothing);
    if (empty)
      return {
        certainty: 'CERTAIN',
        said: empty,
        evidence: ['Over the encrypted connection the server lists no way of signing in.'],
      };
    const observed = said.find((one) => foreign(one).length > 0);
    const wanted = said.find((one) => foreignWay(one) !== undefined);
    if (!observed && wanted)
      return {
        certainty: 'CERTAIN',
        said: wanted,
        evidence: [quote(wanted, ''), `The server wants ${foreignWay(wanted) ?? ''}.`],
      };
    return (
      observed && {
        certainty: 'CERTAIN',
        said: observed,
        evidence: [`The server offers ${foreign(observed).join(', ')}, and nothing else.`],
      }
    );
  }),
  repair: (v, match) => {
    const ways = byPassword(v) ? 'PLAIN or LOGIN under TLS' : 'XOAUTH2 or OAUTHBEARER';
    return {
      ...(match.said && offersNothing(match.said) && nothing),
      fix: [
        `Whoever runs ${v.host} switches on ${ways}, which Mailkey speaks.`,
        `If that cannot be: ${openMailbox(v)} and give it another server. Compare the host with the provider’s documentation.`,
        checkAgain(v),
      ],
    };
  },
});
