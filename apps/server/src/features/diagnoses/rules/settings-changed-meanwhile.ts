import { fact } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const settingsChangedMeanwhile = rule({
  code: 'settings-changed-meanwhile',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The settings were changed in the middle of the validation',
  cause:
    'What the provider was asked for with the former settings is not used for the new ones. The grant that was there before is untouched.',
  match: ({ facts: { settings } }) =>
    settings?.kind === 'changed'
      ? fact('CERTAIN', 'The OAuth client was saved, switched off or deleted after Validate.')
      : undefined,
  repair: (v) => ({ fix: [validateAgain(v)] }),
});
