import { all, any, certain, not, reads, says, unnumbered, whereSaid } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const clientUnknown = rule({
  code: 'client-unknown',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  refuses: 'client',
  title: 'The provider does not know this client ID',
  cause:
    'The client ID is misspelt, has lost a character, was deleted, or belongs to another server or realm of the provider.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-2.2',
  refines: ['client-authentication-failed', 'grant-invalid', 'request-invalid'],
  match: whereSaid(
    certain(
      all(
        any(
          says(
            'invalid client_id',
            'invalid client id',
            'unknown client',
            'unknown client_id',
            'no such client',
          ),
          reads(
            /\bclient(?:[ _]?id)?\b.{0,40}\b(?:unknown|not found|not exist|not registered|unregistered|unrecogni[sz]ed)\b/i,
          ),
        ),
        unnumbered,
        // Doorkeeper's sentence names every reason.
        not(
          says(
            'no client authentication included',
            'oauth client was not found',
            'not enabled for consumers',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Overview')} and copy the client ID as it stands there.`,
      `${openClient(v)}, compare it with ${v.appId}, correct it and save.`,
      `Look whether both addresses lead to the server where the application is registered: ${v.authorizeUrl}, ${v.tokenUrl}.`,
      validateAgain(v),
    ],
  }),
});
