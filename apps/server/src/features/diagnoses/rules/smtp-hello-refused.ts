import { knowsNoEhlo, namesHello, refusesHello, speaksOfHello } from '../predicates/greeting.js';
import { all, any, because, certain, firstOf, likely, not } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { usualPortsOf } from '../repairs/network.js';
import { rule, type Matcher } from '../rule.js';
import type { ObservedText } from '../observed-text.js';

const matches: Matcher = firstOf(certain(namesHello), likely(any(speaksOfHello, refusesHello)));

export const smtpHelloRefused = rule({
  code: 'smtp-hello-refused',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server does not accept how this machine introduces itself',
  cause:
    'The name that Mailkey gives in EHLO is not one that the server takes. It wants a host name with a domain, mostly one that the DNS knows. No login was tried yet.',
  match: (evidence) => {
    const match = matches(evidence);
    const name = match?.said && nameGiven(match.said);
    return match && name ? because(match, `Mailkey introduced itself as ${name}.`) : match;
  },
  repair: (v, { said }) =>
    said && all(knowsNoEhlo, not(namesHello))(said) !== undefined
      ? {
          title: 'The server does not know EHLO',
          cause:
            'It speaks only the oldest form of SMTP, in which nobody can sign in or encrypt, or a device on the way changes the conversation.',
          fix: [
            `${openMailbox(v)}. Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
            'Switch mail inspection (“SMTP fixup”, ESMTP inspection) off on the firewall.',
            checkAgain(v),
          ],
        }
      : {
          fix: [
            'Set SMTP_EHLO_NAME to a host name that the DNS knows, best the one that the public address of this machine has there, and restart Mailkey. Without it, Mailkey takes the host of PUBLIC_URL.',
            `If that name is right, whoever runs ${v.host} finds in its log what it has against it.`,
            checkAgain(v),
          ],
        },
});

function nameGiven({ probe }: ObservedText): string | undefined {
  const hello = probe?.transcript.findLast((line) => /^C: EHLO /i.test(line));
  return hello?.slice('C: EHLO '.length);
}
