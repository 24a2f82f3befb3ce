import { type DiagnosisListing, readListing, takesTokens } from '../listing.js';
import { byPassword, checkAgain, openMailbox } from '../repairs/mailkey.js';
import { usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';
import { quote } from '../observed-text.js';

/** A listing that a person pasted, in words: what there is and what a token needs. */
export const capabilitiesListed = rule({
  code: 'capabilities-listed',
  stage: 'IMAP',
  actor: 'OPERATOR',
  severity: 'INFO',
  title: 'This is what the mail server says it can do',
  cause:
    'A listing of abilities, not an error. Many servers show their ways of signing in only after TLS.',
  match: ({ said }) => {
    for (const one of said) {
      const listing =
        one.by === 'pasted' && one.words !== '' ? readListing(one.readable) : undefined;
      if (!listing) continue;
      const { protocol } = listing;
      return {
        certainty: 'CERTAIN',
        said: one,
        stage: protocol,
        evidence: [
          `Offered: ${offered(listing)}.`,
          `Missing: ${missing(listing)}.`,
          quote(one, ''),
        ],
      };
    }
    return undefined;
  },
  repair: (v, { said }) => {
    const listing = said && readListing(said.readable);
    if (byPassword(v))
      return { fix: [`${openMailbox(v)} and compare its way of signing in.`, checkAgain(v)] };
    const known = listing && {
      cause: `The server offers over ${listing.protocol}: ${offered(listing)}. Missing: ${missing(listing)}.`,
    };
    if (listing && takesTokens(listing))
      return { ...known, fix: [`Tokens are welcome here. ${checkAgain(v)}`] };
    const early = !listing || (listing.startTls && listing.mechanisms.length === 0);
    return {
      ...known,
      fix: [
        early
          ? `Ask once more after STARTTLS or on the port for TLS, where the rest is shown. ${usualPortsOf(v)}`
          : `${openMailbox(v)} and compare the host with the provider’s documentation: ${v.host}. This server takes passwords only.`,
        checkAgain(v),
      ],
    };
  },
});

function offered({ mechanisms, startTls, plainLogin, protocol }: DiagnosisListing): string {
  const login = { IMAP: 'LOGIN (password)', POP3: 'USER (password)', SMTP: '' }[protocol];
  const all = [
    ...mechanisms,
    ...(plainLogin ? [login] : []),
    ...(startTls ? [protocol === 'POP3' ? 'STLS' : 'STARTTLS'] : []),
  ];
  return all.filter(Boolean).join(', ') || 'no way of signing in';
}

function missing(listing: DiagnosisListing): string {
  const { mechanisms, startTls, loginDisabled } = listing;
  const lacks = [
    ...(takesTokens(listing) ? [] : ['XOAUTH2 and OAUTHBEARER (tokens)']),
    ...(loginDisabled ? ['any login before TLS (LOGINDISABLED)'] : []),
    ...(mechanisms.length === 0 && startTls ? ['what is shown after STARTTLS only'] : []),
  ];
  return lacks.join(', ') || 'nothing';
}
