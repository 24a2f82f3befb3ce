import { ofTokens, type Rule } from '../rule.js';
import { exchangeAppOnlyMailboxPermissionMissing } from '../rules/exchange-app-only-mailbox-permission-missing.js';
import { exchangeAppRoleMissing } from '../rules/exchange-app-role-missing.js';
import { exchangeServicePrincipalMissing } from '../rules/exchange-service-principal-missing.js';
import { googleScopeInsufficient } from '../rules/google-scope-insufficient.js';
import { guestAccountToken } from '../rules/guest-account-token.js';
import { opaqueTokenPasted } from '../rules/opaque-token-pasted.js';
import { personalAccountToken } from '../rules/personal-account-token.js';
import { scopeGrantedLessThanRequested } from '../rules/scope-granted-less-than-requested.js';
import { scopeRefusedByUser } from '../rules/scope-refused-by-user.js';
import { signedInAsOtherUser } from '../rules/signed-in-as-other-user.js';
import { tokenAudienceWrong } from '../rules/token-audience-wrong.js';
import { tokenExpired } from '../rules/token-expired.js';
import { tokenOfAnotherApp } from '../rules/token-of-another-app.js';
import { tokenScopeMissing } from '../rules/token-scope-missing.js';
import { tokenTenantWrong } from '../rules/token-tenant-wrong.js';
import { xoauth2UserIsAlias } from '../rules/xoauth2-user-is-alias.js';

/** What is in the token and in the grant: the order decides among equally certain diagnoses. */
export const tokenContentRules: readonly Rule[] = [
  opaqueTokenPasted,
  tokenAudienceWrong,
  exchangeAppRoleMissing,
  tokenScopeMissing,
  scopeRefusedByUser,
  googleScopeInsufficient,
  guestAccountToken,
  personalAccountToken,
  tokenTenantWrong,
  tokenExpired,
  exchangeServicePrincipalMissing,
  exchangeAppOnlyMailboxPermissionMissing,
  xoauth2UserIsAlias,
  signedInAsOtherUser,
  scopeGrantedLessThanRequested,
  tokenOfAnotherApp,
].map(ofTokens);
