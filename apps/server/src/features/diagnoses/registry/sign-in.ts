import { ofTokens, type Rule } from '../rule.js';
import { adminConsentRequired } from '../rules/admin-consent-required.js';
import { appDeleted } from '../rules/app-deleted.js';
import { appDisabled } from '../rules/app-disabled.js';
import { appHasNoPermissions } from '../rules/app-has-no-permissions.js';
import { appNotForPersonalAccounts } from '../rules/app-not-for-personal-accounts.js';
import { appNotFound } from '../rules/app-not-found.js';
import { appPersonalOnlyWrongEndpoint } from '../rules/app-personal-only-wrong-endpoint.js';
import { appWorkOnlyWrongEndpoint } from '../rules/app-work-only-wrong-endpoint.js';
import { approvedClientAppRequired } from '../rules/approved-client-app-required.js';
import { authorizationRequestMalformed } from '../rules/authorization-request-malformed.js';
import { callbackMalformed } from '../rules/callback-malformed.js';
import { clientIdMalformed } from '../rules/client-id-malformed.js';
import { compliantDeviceRequired } from '../rules/compliant-device-required.js';
import { conditionalAccessBlocked } from '../rules/conditional-access-blocked.js';
import { consentBlockedRiskyApp } from '../rules/consent-blocked-risky-app.js';
import { consentMissing } from '../rules/consent-missing.js';
import { crossTenantPolicy } from '../rules/cross-tenant-policy.js';
import { exchangeNotInTenant } from '../rules/exchange-not-in-tenant.js';
import { federatedSignInFailed } from '../rules/federated-sign-in-failed.js';
import { googleAdminPolicyEnforced } from '../rules/google-admin-policy-enforced.js';
import { googleAdvancedProtection } from '../rules/google-advanced-protection.js';
import { googleAppBlocked } from '../rules/google-app-blocked.js';
import { googleAppNotConfigured } from '../rules/google-app-not-configured.js';
import { googleAppUnverified } from '../rules/google-app-unverified.js';
import { googleClientUnknown } from '../rules/google-client-unknown.js';
import { googleEmbeddedBrowser } from '../rules/google-embedded-browser.js';
import { googleErrorUnlisted } from '../rules/google-error-unlisted.js';
import { googleOrgInternal } from '../rules/google-org-internal.js';
import { googleRateLimited } from '../rules/google-rate-limited.js';
import { googleRequestInvalid } from '../rules/google-request-invalid.js';
import { googleTestingNotTestUser } from '../rules/google-testing-not-test-user.js';
import { implicitGrantResponseType } from '../rules/implicit-grant-response-type.js';
import { interactionNeededSilentFlow } from '../rules/interaction-needed-silent-flow.js';
import { issuerMismatch } from '../rules/issuer-mismatch.js';
import { issuerMissing } from '../rules/issuer-missing.js';
import { loginDomainWrongAccountType } from '../rules/login-domain-wrong-account-type.js';
import { managedDeviceRequired } from '../rules/managed-device-required.js';
import { microsoftErrorUnlisted } from '../rules/microsoft-error-unlisted.js';
import { microsoftOwnClientIdUsed } from '../rules/microsoft-own-client-id-used.js';
import { nationalCloudMismatch } from '../rules/national-cloud-mismatch.js';
import { partnerAppNotAuthorised } from '../rules/partner-app-not-authorised.js';
import { passwordAgentUnavailable } from '../rules/password-agent-unavailable.js';
import { pkceRefused } from '../rules/pkce-refused.js';
import { pkceRequired } from '../rules/pkce-required.js';
import { promptRefused } from '../rules/prompt-refused.js';
import { personalAccountOnWorkTenant } from '../rules/personal-account-on-work-tenant.js';
import { redirectUriHttpBehindProxy } from '../rules/redirect-uri-http-behind-proxy.js';
import { redirectUriMismatch } from '../rules/redirect-uri-mismatch.js';
import { redirectUriNoneRegistered } from '../rules/redirect-uri-none-registered.js';
import { resourceNotInPermissions } from '../rules/resource-not-in-permissions.js';
import { scopeInvalid } from '../rules/scope-invalid.js';
import { scopeSeparator } from '../rules/scope-separator.js';
import { scopeUnknown } from '../rules/scope-unknown.js';
import { securityDefaultsBlock } from '../rules/security-defaults-block.js';
import { signInInterrupted } from '../rules/sign-in-interrupted.js';
import { signInRiskBlocked } from '../rules/sign-in-risk-blocked.js';
import { signInUnfinished } from '../rules/sign-in-unfinished.js';
import { singleTenantAppOnCommon } from '../rules/single-tenant-app-on-common.js';
import { stateMismatch } from '../rules/state-mismatch.js';
import { tenantBlocked } from '../rules/tenant-blocked.js';
import { tenantMissingInUrl } from '../rules/tenant-missing-in-url.js';
import { tenantNotFound } from '../rules/tenant-not-found.js';
import { tenantRestrictionsProxy } from '../rules/tenant-restrictions-proxy.js';
import { tenantSecurityPolicyBlock } from '../rules/tenant-security-policy-block.js';
import { userAccountDisabled } from '../rules/user-account-disabled.js';
import { userAccountLocked } from '../rules/user-account-locked.js';
import { userCancelledConsent } from '../rules/user-cancelled-consent.js';
import { userInOtherTenant } from '../rules/user-in-other-tenant.js';
import { userNotAssigned } from '../rules/user-not-assigned.js';
import { userPasswordExpired } from '../rules/user-password-expired.js';
import { userUnknownInTenant } from '../rules/user-unknown-in-tenant.js';
import { v1EndpointWithPersonalAccount } from '../rules/v1-endpoint-with-personal-account.js';
import { yahooMailScopeRefused } from '../rules/yahoo-mail-scope-refused.js';

/** The sign-in page and the redirect back: the order decides among equally certain diagnoses. */
export const signInRules: readonly Rule[] = [
  redirectUriHttpBehindProxy,
  redirectUriMismatch,
  redirectUriNoneRegistered,
  clientIdMalformed,
  appNotFound,
  tenantMissingInUrl,
  tenantNotFound,
  tenantBlocked,
  singleTenantAppOnCommon,
  appWorkOnlyWrongEndpoint,
  appPersonalOnlyWrongEndpoint,
  appNotForPersonalAccounts,
  v1EndpointWithPersonalAccount,
  nationalCloudMismatch,
  consentBlockedRiskyApp,
  adminConsentRequired,
  consentMissing,
  userNotAssigned,
  partnerAppNotAuthorised,
  personalAccountOnWorkTenant,
  userInOtherTenant,
  userUnknownInTenant,
  loginDomainWrongAccountType,
  conditionalAccessBlocked,
  managedDeviceRequired,
  compliantDeviceRequired,
  approvedClientAppRequired,
  securityDefaultsBlock,
  tenantSecurityPolicyBlock,
  signInRiskBlocked,
  tenantRestrictionsProxy,
  crossTenantPolicy,
  userAccountDisabled,
  userAccountLocked,
  userPasswordExpired,
  federatedSignInFailed,
  passwordAgentUnavailable,
  scopeSeparator,
  scopeUnknown,
  yahooMailScopeRefused,
  scopeInvalid,
  resourceNotInPermissions,
  appHasNoPermissions,
  microsoftOwnClientIdUsed,
  exchangeNotInTenant,
  appDisabled,
  promptRefused,
  pkceRequired,
  pkceRefused,
  implicitGrantResponseType,
  authorizationRequestMalformed,
  appDeleted,
  googleClientUnknown,
  googleTestingNotTestUser,
  googleAdminPolicyEnforced,
  googleAdvancedProtection,
  googleAppNotConfigured,
  googleOrgInternal,
  googleAppBlocked,
  googleEmbeddedBrowser,
  googleRateLimited,
  googleRequestInvalid,
  googleAppUnverified,
  stateMismatch,
  issuerMismatch,
  issuerMissing,
  callbackMalformed,
  interactionNeededSilentFlow,
  signInInterrupted,
  userCancelledConsent,
  signInUnfinished,
  googleErrorUnlisted,
  microsoftErrorUnlisted,
].map(ofTokens);
