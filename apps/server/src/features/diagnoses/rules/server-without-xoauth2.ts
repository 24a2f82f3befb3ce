import { perProvider } from '../repairs/registration.js';
import { inProtocol } from '../circumstances/refusals.js';
import { readListing, takesTokens } from '../listing.js';
import { all, any, certain, firstOf, likely, means, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const serverWithoutXoauth2 = rule({
  code: 'server-without-xoauth2',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'This server takes no OAuth tokens',
  cause:
    'Neither XOAUTH2 nor OAUTHBEARER is among the ways of signing in that the server offers. A server without OAuth is behind this host, or one where it is not switched on.',
  match: inProtocol(
    firstOf(
      certain(
        any(
          says(
            'xoauth2 is not offered',
            'oauthbearer is not offered',
            'does not offer xoauth2',
            'unsupported authentication mechanism',
            'authentication mechanism not supported',
            'xoauth2 authentication is not supported',
            'unrecognized sasl mechanism',
            'unknown sasl mechanism',
            'err unrecognized authentication type',
            'protocol error 19',
            'invalid authentication mechanism',
          ),
        ),
      ),
      likely(all(means('not-offered'), (said) => (said.reply?.by === 'password' ? undefined : ''))),
      likely(({ readable, words }) => {
        const listing = words === '' ? undefined : readListing(readable);
        const other = listing?.mechanisms[0];
        return listing && !listing.loginDisabled && !takesTokens(listing) ? other : undefined;
      }),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      fix: [
        `${openMailbox(v)}. For mailboxes of Microsoft 365 the host must be ${v.cloud.imap} (to send: ${v.cloud.smtp}), not ${v.host}.`,
        'An Exchange server of your own does not take tokens of Microsoft 365 on IMAP and POP; use a password there.',
        checkAgain(v),
      ],
    }),
    other: (v) => ({
      fix: [
        `${openMailbox(v)}. Compare the host with the provider’s documentation: ${v.host}, port ${v.port}.`,
        'If the host is right, whoever runs the server switches XOAUTH2 or OAUTHBEARER on, or the mailbox signs in with a password.',
        checkAgain(v),
      ],
    }),
  }),
});
