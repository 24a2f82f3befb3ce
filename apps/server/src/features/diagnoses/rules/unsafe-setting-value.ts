import { certain, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const unsafeSettingValue = rule({
  code: 'unsafe-setting-value',
  stage: 'SETTINGS',
  actor: 'OPERATOR',
  title: 'A setting holds a character that no server may be sent',
  cause:
    'A line break or control character stands in the host, the login, the From address or the password. It could change the conversation, so nothing was sent.',
  match: certain(says('unsafe value')),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}, type host, login and From address anew instead of pasting them, and save.`,
      checkAgain(v),
    ],
  }),
});
