import { inProtocol } from '../circumstances/refusals.js';
import { byPassword, checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import type { Said } from '../said.js';

const SPOKEN = /^(?:XOAUTH2|OAUTHBEARER|PLAIN|LOGIN)$/;

/** What the server offers, where Mailkey speaks nothing of it. */
function foreign({ probe }: Said): string[] {
  const fault = probe?.fault;
  if (fault?.kind !== 'not-offered' || probe?.failedStep !== 'authenticate') return [];
  return fault.offered.some((one) => SPOKEN.test(one)) ? [] : fault.offered;
}

export const signInNotSpoken = rule({
  code: 'sign-in-not-spoken',
  stage: 'IMAP',
  authentication: 'EITHER',
  actor: 'OPERATOR',
  title: 'Mailkey speaks no way of signing in that this server offers',
  cause:
    'The server offers only ways of signing in that Mailkey does not speak, such as CRAM-MD5, SCRAM, NTLM or GSSAPI.',
  refines: ['server-without-xoauth2', 'basic-auth-used'],
  match: inProtocol(({ said }) => {
    const heard = said.find((one) => foreign(one).length > 0);
    return (
      heard && {
        certainty: 'CERTAIN',
        said: heard,
        evidence: [`The server offers ${foreign(heard).join(', ')}, and nothing else.`],
      }
    );
  }),
  repair: (v) => {
    const ways = byPassword(v) ? 'PLAIN or LOGIN under TLS' : 'XOAUTH2 or OAUTHBEARER';
    return {
      fix: [
        `Whoever runs ${v.host} switches on ${ways}, which Mailkey speaks.`,
        `If that cannot be: ${openMailbox(v)} and give it another server. Compare the host with the provider’s documentation.`,
        checkAgain(v),
      ],
    };
  },
});
