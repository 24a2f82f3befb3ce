import { googleError } from '../predicates/pages.js';
import { likely } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleErrorUnlisted = rule({
  code: 'google-error-unlisted',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'Google reports an error that Mailkey does not know yet',
  cause: 'Google’s sign-in page gave an error name that is not in Mailkey’s catalogue.',
  docsUrl:
    'https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors',
  match: likely(googleError('40[0-3]')),
  repair: (v, match) => {
    const name = /(40[0-3]) ?[:\u2013] ?([a-z_]{3,80})/i.exec(match.said?.readable ?? '');
    return {
      title: `Google reports ${(name?.[2] ?? 'an error').slice(0, 30)}, unknown to Mailkey so far`,
      fix: [
        'On Google’s page choose “error details” and read what it names.',
        'Look the name up: https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors',
        `${openGoogleAudience} and look at status and user type of the project.`,
        validateAgain(v),
      ],
    };
  },
});
