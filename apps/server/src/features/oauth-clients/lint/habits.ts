import { templateUrl } from '../../providers/tenant.js';
import { isAtSiteOf, splitEndpoints } from '../endpoint-sites.js';
import { parameterProblems, type ParametersField } from '../parameters.js';
import { lintRule, type LintedClient } from './finding.js';
import { byUser, parsedUrl } from './reading.js';

/** The first of a list that is refused when one saves. */
function refused(client: LintedClient, field: ParametersField) {
  const [first] = parameterProblems(field, client[field]);
  return (
    first && {
      severity: 'ERROR' as const,
      field,
      title: first.message,
      fix: 'Further parameters are for what the provider wants beside the standard. Remove this one.',
    }
  );
}

/** How a provider wants to be asked. */
export const habitRules = [
  lintRule('authorize-parameter-refused', (client) => refused(client, 'authorizeParameters')),

  lintRule('token-parameter-refused', (client) => refused(client, 'tokenParameters')),

  lintRule('pkce-off-without-secret', ({ pkce, clientAuthentication }) =>
    pkce === 'OFF' && clientAuthentication === 'NONE'
      ? {
          severity: 'ERROR',
          field: 'pkce',
          title: 'PKCE is off, and no secret is shown: whoever steals a code could use it.',
          fix: 'Switch PKCE on, or choose how the client authenticates and enter its secret.',
        }
      : undefined,
  ),

  lintRule('pkce-off', (client) =>
    client.pkce === 'OFF' && client.clientAuthentication !== 'NONE' && byUser(client)
      ? {
          severity: 'WARNING',
          field: 'pkce',
          title: 'PKCE is off: a stolen code is worth more without it.',
          fix: 'Leave it off only as long as this provider refuses a code_challenge. Most have a switch for it.',
        }
      : undefined,
  ),

  lintRule('basic-with-colon', ({ clientAuthentication, secret }) =>
    clientAuthentication === 'CLIENT_SECRET_BASIC' && secret === 'colon'
      ? {
          severity: 'WARNING',
          field: 'clientSecret',
          title: 'The Client Secret has a colon, at which some servers cut it in the header.',
          fix: 'Send the secret in the request body, if the provider takes it there, or create a secret without a colon.',
        }
      : undefined,
  ),

  lintRule('basic-client-id-with-colon', ({ clientAuthentication, clientId }) =>
    clientAuthentication === 'CLIENT_SECRET_BASIC' && clientId?.includes(':')
      ? {
          severity: 'WARNING',
          field: 'clientAuthentication',
          title: 'The Client ID has a colon: in the header most servers take it for the end.',
          fix: 'Send the secret in the request body: most providers take it there.',
        }
      : undefined,
  ),
  lintRule('revocation-url-elsewhere', (client) => {
    const url = parsedUrl(client.revocationUrl);
    // Of two sites that are in doubt themselves another finding speaks.
    const judged = url && templateUrl(client.accessTokenUrl) && !splitEndpoints(client);
    return judged && !isAtSiteOf(url.href, client)
      ? {
          severity: 'WARNING',
          field: 'revocationUrl',
          title: `The revocation address is at ${url.hostname}, which is another site: it is never used.`,
          fix: 'Mailkey sends tokens only to the site where they come from or where people sign in. Correct the address, or leave it empty and end grants at the provider.',
        }
      : undefined;
  }),
] as const;

export type HabitCode = (typeof habitRules)[number]['code'];
