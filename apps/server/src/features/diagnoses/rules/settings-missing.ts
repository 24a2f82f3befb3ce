import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const settingsMissing = rule({
  code: 'settings-missing',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'Settings of the OAuth client are missing',
  cause:
    'The provider cannot be asked before they are filled in: they come from its app registration.',
  match: ({ facts: { settings } }) =>
    settings?.kind === 'missing'
      ? fact('CERTAIN', `Missing: ${settings.fields.join(', ')}.`)
      : undefined,
  repair: (v) => {
    const { settings } = v.facts;
    const fields = settings?.kind === 'missing' ? settings.fields.join(', ') : 'what is missing';
    return {
      fix: [
        `${openClient(v)} and fill in: ${fields}. The guide beside the form tells where each stands.`,
        validateAgain(v),
      ],
    };
  },
});
