import { openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const shutOutAfterRefusedLogins = rule({
  code: 'shut-out-after-refused-logins',
  stage: 'TCP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The server shuts this address out after refused logins',
  cause:
    'The server answered before, then refused logins that came from here, and now turns away every connection from this address. Programs such as fail2ban do that for minutes up to days. Mailboxes whose login was not refused are not to blame.',
  match: ({ facts: { shutOut } }) =>
    shutOut && {
      certainty: 'LIKELY',
      accountsFor: shutOut.probes,
      evidence: shutOut.refused.map(
        ({ address, at }) =>
          `${shutOut.host} refused the login of ${address} at ${at.toISOString()}.`,
      ),
    },
  repair: (v) => {
    const { host, refused } = v.facts.shutOut ?? { host: v.host, refused: [] };
    const names = refused.map(({ name, address }) => `“${name}” (${address})`).join(', ');
    return {
      ...(names && {
        cause: `${host} answered before, refused the login of ${names}, and now turns away every connection from this address. Programs such as fail2ban do that for minutes up to days. Other mailboxes of this server are not to blame.`,
      }),
      fix: [
        names
          ? `Fix the login of ${names} first, or the server shuts this address out again: what it answered is in the history on the page of that mailbox.`
          : `${openMailbox(v)} and fix its login first, or the server shuts this address out again.`,
        `Wait until the block ends, or ask whoever runs ${host} to lift it for the address that Mailkey connects from (with fail2ban: fail2ban-client unban and that address).`,
        `If they find no block, let them look whether the server is up.`,
        'Nothing else has to be done: one mailbox asks this server about once an hour meanwhile (at once: “Ask the server now” at the incident), and all are checked again once it answers.',
      ],
    };
  },
});
