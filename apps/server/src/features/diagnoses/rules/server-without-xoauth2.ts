import { during } from '../predicates/conversation.js';
import { offersTokens } from '../repairs/passwords.js';
import { mailHosts } from '../repairs/registration.js';
import { inProtocol } from '../predicates/refusals.js';
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
  only: during('login'),
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
  repair: (v) => {
    const hosts = mailHosts(v);
    return {
      ...(offersTokens(v) && {
        title: 'This server offers tokens and then does not take them',
        cause:
          'XOAUTH2 or OAUTHBEARER is among the ways of signing in that the server offers, and yet it does not know it when it is used: what checks tokens behind it is not set up.',
      }),
      fix: [
        `${openMailbox(v)}. Compare the host with the provider’s documentation: ${v.host}, port ${v.port}.${hosts ? ` The provider of this OAuth client has its mail servers at ${hosts.incoming} (to send: ${hosts.outgoing}).` : ''}`,
        offersTokens(v)
          ? `If the host is right, whoever runs ${v.host} finds in its log what does not know the mechanism.`
          : `If the host is right, whoever runs ${v.host} switches XOAUTH2 or OAUTHBEARER on, or the mailbox signs in with a password.`,
        ...(v.provider === 'MICROSOFT_365' && !offersTokens(v)
          ? ['An Exchange server of your own takes no tokens of Microsoft 365 on IMAP and POP.']
          : []),
        checkAgain(v),
      ],
    };
  },
});
