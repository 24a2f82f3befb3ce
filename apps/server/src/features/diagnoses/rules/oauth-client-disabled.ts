import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const oauthClientDisabled = rule({
  code: 'oauth-client-disabled',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'The OAuth client is switched off',
  cause: 'An administrator of Mailkey has switched it off, so the provider is not asked for it.',
  match: ({ facts: { settings } }) =>
    settings?.kind === 'disabled' ? fact('CERTAIN', 'Enabled: no.') : undefined,
  repair: (v) => ({ fix: [`${openClient(v)} and switch it on.`, validateAgain(v)] }),
});
