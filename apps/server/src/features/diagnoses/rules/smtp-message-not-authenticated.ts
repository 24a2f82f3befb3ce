import { certain, status } from '../matchers.js';
import { rule } from '../rule.js';

export const smtpMessageNotAuthenticated = rule({
  code: 'smtp-message-not-authenticated',
  stage: 'SMTP',
  actor: 'TENANT_ADMIN',
  title: 'The domain of the From address does not vouch for this mail',
  cause: 'SPF, DKIM or DMARC of the sending domain failed, so the receiving side refuses the mail.',
  docsUrl: 'https://support.google.com/a/answer/81126',
  match: certain(status('5.7.26', '5.7.509', '5.7.515', '5.7.23', '5.7.27', '4.7.27')),
  repair: (v) => ({
    fix: [
      `Let the DNS of the domain of ${v.from} name the provider in SPF, and switch DKIM on at the provider.`,
      'It concerns delivery, not the sign-in.',
    ],
  }),
});
