import { certain, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleGmailApiDisabled = rule({
  code: 'google-gmail-api-disabled',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'The Gmail API is switched off in the Google project',
  cause:
    'The project behind the client ID has never switched on the Gmail API, or has switched it off.',
  match: certain(
    says(
      'gmail api has not been used',
      'accessnotconfigured',
      'service_disabled',
      'mail service not enabled',
    ),
  ),
  repair: (v) => ({
    fix: [
      'Open Google Cloud console → APIs & Services → Library → Gmail API and choose Enable: https://console.cloud.google.com/apis/library/gmail.googleapis.com',
      'If the message says “Mail service not enabled”, the account itself has no Gmail: an administrator switches it on.',
      `Wait a few minutes. ${validateAgain(v)}`,
    ],
  }),
});
