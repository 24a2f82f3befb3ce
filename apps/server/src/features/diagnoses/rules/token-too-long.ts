import { during } from '../predicates/conversation.js';
import { inProtocol } from '../predicates/refusals.js';
import type { Evidence } from '../evidence.js';
import { find, means } from '../matchers.js';
import type { Match } from '../match.js';
import { checkAgain, openClient } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { quote } from '../observed-text.js';

export const tokenTooLong = rule({
  code: 'token-too-long',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'APP_ADMIN',
  title: 'The token is longer than what this mail server reads',
  cause:
    'The server ended or refused the sign-in because of the length of the token. Tokens get long by many groups, roles or claims in them; how much a server reads is its own setting or fixed.',
  refines: [
    ...[
      'server-closed-early',
      'connection-reset',
      'mail-login-refused',
      'xoauth2-string-malformed',
    ],
    ...['server-without-xoauth2', 'imap-command-malformed', 'pop-command-malformed'],
  ],
  only: during('login'),
  match: inProtocol(byLength),
  repair: (v) => ({
    fix: [
      'At the authorization server, put less into the access token for mail: fewer groups, roles and claims, or a reference token instead of a JWT.',
      `${openClient(v)} and ask for no more scopes than mail needs.`,
      `Or whoever runs ${v.host} lets it read longer lines while signing in.`,
      checkAgain(v),
    ],
  }),
});

function byLength(evidence: Evidence): Match | undefined {
  const said = find(evidence, means('too-long'));
  if (!said) return undefined;
  const { length } = evidence.facts.tokenContent ?? {};
  const sent = said.reply?.messageLength;
  const told =
    length === undefined || sent === undefined
      ? 'How long the token is, is not known.'
      : `The token has ${length} characters; with the login and in base64 ${sent} are sent.`;
  return { certainty: 'CERTAIN', said, evidence: [quote(said, ''), told] };
}
