import { aadsts, all, any, certain, reads, worded } from '../matchers.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const personalAccountOnWorkTenant = rule({
  code: 'personal-account-on-work-tenant',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'A personal Microsoft account was used for a work tenant',
  cause:
    'The browser signed in with a personal account (outlook.com, hotmail and the like), which does not exist in the tenant of this client.',
  refines: ['user-in-other-tenant', 'user-unknown-in-tenant'],
  match: certain(
    any(
      worded('sign in here with a personal account'),
      all(
        aadsts(50020, 90072, 16000),
        reads(
          /['"](?:https:\/\/login\.)?live\.com\b|identity provider[^a-z0-9]{1,4}(?:https:\/\/login\.)?live\.com/i,
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow}`,
      'On the page “Pick an account” choose the work or school account.',
      'If the mailbox really is a personal one, use the tenant consumers and an app registration that accepts personal accounts.',
    ],
  }),
});
