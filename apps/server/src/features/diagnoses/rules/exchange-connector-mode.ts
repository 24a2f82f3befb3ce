import { all, at, certain, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { sendingPort } from '../repairs/network.js';
import { rule } from '../rule.js';

export const exchangeConnectorMode = rule({
  code: 'exchange-connector-mode',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Exchange does not know this message’s tenant',
  cause:
    'A message was handed in on a way that belongs to connectors, and no connector of the tenant fits.',
  match: certain(all(status('5.7.68', '5.7.367', '5.7.368', '5.4.316', '5.7.124'), at('SMTP'))),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. Use ${v.cloud.smtp}, ${sendingPort(v)}, with a login.`,
      checkAgain(v),
    ],
  }),
});
