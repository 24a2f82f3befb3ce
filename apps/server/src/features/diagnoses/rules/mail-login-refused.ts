import { during } from '../predicates/conversation.js';
import { refusedPassword } from '../predicates/passwords.js';
import {
  byMailServer,
  exchangeRefuses,
  googleRefuses,
  inProtocol,
  yandexRefuses,
} from '../predicates/refusals.js';
import {
  all,
  any,
  firstOf,
  likely,
  means,
  not,
  reads,
  responseCode,
  says,
  status,
  unjudged,
  unnumbered,
  unplaced,
} from '../matchers.js';
import { byPassword, enterPassword, openClient, signInAgain } from '../repairs/mailkey.js';
import { otherReasons, takesTokensAlone } from '../repairs/passwords.js';
import { rule } from '../rule.js';

export const mailLoginRefused = rule({
  code: 'mail-login-refused',
  stage: 'IMAP',
  actor: 'MAILBOX_USER',
  role: 'symptom',
  title: 'The mail server refuses this login',
  cause:
    'User name and token (or password) do not go together, or the server does not accept the token. Servers give no reason, for safety.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc5530#section-3',
  only: during('login'),
  match: inProtocol(
    firstOf(
      refusedPassword,
      likely(
        any(
          means('refused-login'),
          all(
            unjudged,
            any(
              responseCode('authenticationfailed', 'auth'),
              all(
                status('5.7.8'),
                says(
                  'authentication failed',
                  'authentication credentials invalid',
                  'authentication failure',
                  'bad credentials',
                  'authentication',
                ),
              ),
              status('535 5.7.0', '535 5.7.1'),
              // What a provider's own rule knows better goes there (its \`refines\`).
              googleRefuses,
              exchangeRefuses,
              yandexRefuses,
              says(
                '535 authentication failed',
                '535 incorrect authentication data',
                'incorrect username or password',
                'incorrect username password or access token',
                'invalid login or password',
                'invalid credentials',
                'no authentication failed',
                'err authentication failed',
                'authentication failed',
              ),
            ),
            byMailServer,
            unnumbered,
            // Databases and version control say the same words.
            any(
              not(unplaced),
              not(reads(/\b(?:psql|postgres|mysql|mongo|redis|git|ldap|kerberos|ssh)\b/i)),
            ),
            not(
              any(
                says(
                  'auth005',
                  'temporary authentication failure',
                  'app password',
                  'application specific password',
                  'web browser',
                  'account not found',
                  'invalid_client',
                  'client authentication failed',
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
  repair: (v) =>
    byPassword(v)
      ? {
          title: 'The mail server refuses this user name or password',
          cause:
            'User name and password do not go together, or the server takes another kind of password. Servers give no reason, for safety.',
          fix: [
            enterPassword(v),
            `Compare the login (${v.login}) with what the provider asks for: the whole address, or the part before the @.`,
            ...otherReasons(v),
            'If web mail refuses the same password, it has been changed or the account is locked: set a new one there.',
          ],
        }
      : {
          fix: [
            `Compare the login (${v.login}) with who signed in (${v.account}).`,
            `${openClient(v)} and check that its scopes are those for IMAP, POP or SMTP of this server.`,
            signInAgain(v),
            ...(v.facts.mailbox || takesTokensAlone(v)
              ? []
              : ['With a password: enter it again; many providers want an app password.']),
          ],
        },
});
