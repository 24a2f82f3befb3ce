import { certain, says } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleEmbeddedBrowser = rule({
  code: 'google-embedded-browser',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  title: 'Google refuses browsers that are built into other programs',
  cause: 'The sign-in was opened inside an app’s own window instead of a real browser.',
  match: certain(says('disallowed_useragent', 'embedded user agent')),
  repair: (v) => ({
    fix: [`Open Mailkey in Chrome, Edge, Firefox or Safari. ${signInAgain(v)}`],
  }),
});
