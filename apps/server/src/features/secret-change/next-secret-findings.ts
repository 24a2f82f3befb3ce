import type { FindingContent, LintContext } from '../oauth-clients/lint/finding.js';
import { lintOAuthClient } from '../oauth-clients/lint/index.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { redirectUri } from '../oauth-clients/redirect-uri.js';

/** What the shape and the end of the next secret tell: the same rules as for the one in the form. */
export function nextSecretFindings(
  client: OAuthClient,
  context: Pick<LintContext, 'provider' | 'publicUrl' | 'now'>,
): FindingContent[] {
  const next = {
    secret: client.nextSecretShape ?? 'absent',
    secretExpiresAt: client.nextSecretExpiresAt,
    redirectUri: redirectUri(context.publicUrl, client.id),
  };
  const findings = lintOAuthClient({ ...client, ...next }, { ...context, mailboxes: [] });
  return findings.filter(({ field }) => field && ofSecret.has(field));
}

const ofSecret = new Set(['clientSecret', 'clientSecretExpiresAt']);
