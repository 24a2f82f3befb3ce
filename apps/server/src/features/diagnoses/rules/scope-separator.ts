import { standardName } from '../error-name.js';
import { elsewhere, tooSoon } from '../predicates/own-names.js';
import type { ClientFacts } from '../facts.js';
import { aadsts, all, any, certain, fact, firstOf, reads, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule, type Matcher } from '../rule.js';
import { parseUrl } from '../../../lib/parse-url.js';

/** They join scopes by commas: Zoho, Slack, Strava, Linear, TikTok, Facebook (their documentation, November 2026). */
const byCommas =
  /(?:^|\.)(?:zoho(?:\.[a-z]{2,3}){1,2}|slack\.com|strava\.com|linear\.app|tiktok\.com|facebook\.com)$/i;

/** How the client joins its scopes, where that is not by blanks and the server is not known to want it so. */
function joint({ separator, scopes, authorizeUrl = '' }: ClientFacts): string | undefined {
  if (byCommas.test(parseUrl(authorizeUrl)?.hostname ?? '')) return undefined;
  if (separator.trim() !== '' && scopes.length > 1)
    return `Between the scopes stands “${separator}”.`;
  const several = scopes.find((scope) => /[^,;|+\s][,;|+][^,;|+\s]/.test(scope));
  return several && `“${several.slice(0, 80)}” stands there as one scope.`;
}

/**
 * A server that reads the joined scopes as one unknown scope refuses without asking anybody, and some
 * call it access_denied (oidc-provider). Where words tell another reason, that one counts.
 */
const fromSettings: Matcher = ({ facts }) => {
  const { authorize, token, client } = facts;
  const told =
    authorize?.kind === 'error' ? authorize : token?.kind === 'refused' ? token : undefined;
  const reason = told && client && elsewhere(facts) ? joint(client) : undefined;
  const name = standardName(told?.error ?? '') ?? '';
  if (!reason || !/^(?:access_denied|invalid_scope|invalid_request)$/.test(name)) return undefined;
  if (name === 'invalid_request' && !/\bscopes?\b/i.test(told?.description ?? '')) return undefined;
  if (told?.error === 'access_denied' && told.description && !/scope/i.test(told.description))
    return undefined;
  const match = fact(
    // Of invalid_scope there is no likelier reason.
    told?.error === 'access_denied' ? 'LIKELY' : 'CERTAIN',
    `${told?.error ?? ''}: ${told?.description ?? 'no description'}`,
    reason,
    ...tooSoon(facts),
  );
  return told === token ? { ...match, stage: 'TOKEN' } : match;
};

export const scopeSeparator = rule({
  code: 'scope-separator',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The scopes are joined by the wrong character',
  cause:
    'The provider read several scopes as one, because a comma or semicolon stands between them. OAuth 2.0 joins them by blanks.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3',
  refines: ['scope-invalid', 'scope-unknown', 'client-credentials-needs-default-scope'],
  match: firstOf(
    fromSettings,
    certain(
      all(
        any(aadsts(70011, 650053, 28002), says('invalid_scope')),
        reads(
          /(?:\.All|\.Send|\.default|offline_access|mail\.google\.com\/|openid|profile|email)[,;]\s?(?:$|https:|offline|openid|profile|email|IMAP|POP|SMTP)/i,
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)}, write each scope by itself and set the scope separator to Space.`,
      validateAgain(v),
    ],
  }),
});
