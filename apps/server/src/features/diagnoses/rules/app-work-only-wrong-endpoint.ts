import { aadsts, certain } from '../matchers.js';
import { endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const appWorkOnlyWrongEndpoint = rule({
  code: 'app-work-only-wrong-endpoint',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'A work app is used with the address for personal accounts',
  cause:
    'The app registration is for work and school accounts, while the URLs of this client name consumers.',
  match: certain(aadsts(9002332)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant instead of consumers: ${endpoints(v)}.`,
      validateAgain(v),
    ],
  }),
});
