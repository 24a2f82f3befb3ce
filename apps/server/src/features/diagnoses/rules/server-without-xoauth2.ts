import { inProtocol } from '../circumstances/refusals.js';
import { all, any, certain, firstOf, likely, not, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const serverWithoutXoauth2 = rule({
  code: 'server-without-xoauth2',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'This server takes no OAuth tokens',
  cause:
    'Neither XOAUTH2 nor OAUTHBEARER is among the ways of signing in that the server offers. An Exchange server of one’s own, or a provider without OAuth, is behind this host.',
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
          ),
        ),
      ),
      likely(
        all(
          says('capability imap4', 'capability imap4rev1'),
          says('auth plain', 'auth ntlm', 'auth login', 'auth gssapi', 'auth cram'),
          not(says('xoauth2', 'oauthbearer', 'logindisabled')),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. For mailboxes of Microsoft 365 the host must be outlook.office365.com (to send: smtp.office365.com), not ${v.host}.`,
      'An Exchange server of your own does not take tokens of Microsoft 365 on IMAP and POP; use a password there.',
      checkAgain(v),
    ],
  }),
});
