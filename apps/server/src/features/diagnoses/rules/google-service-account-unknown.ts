import { certain, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleServiceAccountUnknown = rule({
  code: 'google-service-account-unknown',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'Google does not know this service account',
  cause: 'The service account was deleted, or its address is misspelt.',
  match: certain(says('invalid grant account not found', 'account not found')),
  repair: (v) => ({
    fix: [
      'Open Google Cloud console → IAM & Admin → Service accounts and compare the address: https://console.cloud.google.com/iam-admin/serviceaccounts',
      'Create a new key there if the old one is of another account.',
      validateAgain(v),
    ],
  }),
});
