import type { Rule } from '../rule.js';
import { clientSecretExpiresSoon } from '../rules/client-secret-expires-soon.js';
import { clientSecretForbidden } from '../rules/client-secret-forbidden.js';
import { clientSecretPastExpiry } from '../rules/client-secret-past-expiry.js';
import { endpointsUnconfirmed } from '../rules/endpoints-unconfirmed.js';
import { mailServerUnconfirmed } from '../rules/mail-server-unconfirmed.js';
import { oauthClientDisabled } from '../rules/oauth-client-disabled.js';
import { settingsChangedMeanwhile } from '../rules/settings-changed-meanwhile.js';
import { settingsMissing } from '../rules/settings-missing.js';
import { tokenNeedsEncryption } from '../rules/token-needs-encryption.js';
import { unsafeSettingValue } from '../rules/unsafe-setting-value.js';

/** Settings: the order decides among equally certain diagnoses. */
export const settingsRules: readonly Rule[] = [
  oauthClientDisabled,
  settingsMissing,
  settingsChangedMeanwhile,
  endpointsUnconfirmed,
  mailServerUnconfirmed,
  tokenNeedsEncryption,
  unsafeSettingValue,
  clientSecretForbidden,
  clientSecretPastExpiry,
  clientSecretExpiresSoon,
];
