import type { Rule } from '../rule.js';
import { imapRules } from '../registry/imap.js';
import { networkRules } from '../registry/network.js';
import { pop3Rules } from '../registry/pop3.js';
import { settingsRules } from '../registry/settings.js';
import { signInRules } from '../registry/sign-in.js';
import { smtpRules } from '../registry/smtp.js';
import { tokenRules } from '../registry/token.js';
import { tokenContentRules } from '../registry/token-content.js';

/** Every diagnosis by priority. A new one is a file here and a line in its stage's list in ../registry. */
export const rules: readonly Rule[] = [
  ...networkRules,
  ...tokenRules,
  ...signInRules,
  ...tokenContentRules,
  ...settingsRules,
  ...imapRules,
  ...pop3Rules,
  ...smtpRules,
];
