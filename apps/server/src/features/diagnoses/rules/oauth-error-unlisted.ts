import { all, fact, firstOf, heardBy, likely, reads, unnumbered } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const oauthErrorUnlisted = rule({
  code: 'oauth-error-unlisted',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'The provider reports an OAuth error of its own',
  cause: 'The error name is none of the standard’s; the provider’s documentation explains it.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: firstOf(
    ({ facts: { authorize, token } }) => {
      if (authorize?.kind === 'error') {
        return {
          ...fact('LIKELY', `${authorize.error}: ${authorize.description ?? 'no description'}`),
          stage: 'AUTHORIZE',
        };
      }
      return token?.kind === 'refused' && token.error !== ''
        ? fact(
            'LIKELY',
            `${token.error}: ${token.description ?? 'no description'} (HTTP ${token.status})`,
          )
        : undefined;
    },
    likely(
      all(
        heardBy('pasted'),
        unnumbered,
        reads(/(?:["']error["']\s{0,3}:\s{0,3}["']|[?&]error=)[a-z]{2,40}(?:_[a-z]{1,40}){1,5}/i),
      ),
    ),
  ),
  repair: (v, match) => {
    const pasted = /error["']?\s{0,3}[:=]\s{0,3}["']?([a-z_]{3,80})/i.exec(
      match.said?.readable ?? '',
    )?.[1];
    const { authorize, token } = v.facts;
    const told =
      authorize?.kind === 'error'
        ? authorize.error
        : token?.kind === 'refused'
          ? token.error
          : pasted;
    return {
      title: `The provider reports “${clean(told ?? 'an error').slice(0, 40)}”`,
      fix: [
        `Look “${clean(told ?? 'the error').slice(0, 80)}” up in the provider’s documentation of its OAuth errors.`,
        `${openRegistration(v, 'Overview')} and compare Client ID, redirect URI and permissions.`,
        validateAgain(v),
      ],
    };
  },
});
