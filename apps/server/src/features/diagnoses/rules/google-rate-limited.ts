import { certain, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleRateLimited = rule({
  code: 'google-rate-limited',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'NOBODY',
  retryable: true,
  refuses: 'nobody',
  title: 'Google lets no more people sign in to this app for now',
  cause:
    'A project that is not verified may gain only so many new users a day, and today’s number is used up.',
  match: certain(
    says(
      'rate_limit_exceeded',
      'user_rate_limit_exceeded',
      'ratelimitexceeded',
      'userratelimitexceeded',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Wait until tomorrow. ${validateAgain(v)}`,
      `If it comes back: ${openGoogleAudience}, choose Internal with Workspace, or have the project verified.`,
    ],
  }),
});
