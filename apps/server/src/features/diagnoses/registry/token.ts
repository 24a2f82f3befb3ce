import { ofTokens, type Rule } from '../rule.js';
import { authCodeAlreadyUsed } from '../rules/auth-code-already-used.js';
import { authCodeExpired } from '../rules/auth-code-expired.js';
import { authCodeMalformed } from '../rules/auth-code-malformed.js';
import { authorizeAndTokenUrlSwapped } from '../rules/authorize-and-token-url-swapped.js';
import { authorizeTokenTenantDiffer } from '../rules/authorize-token-tenant-differ.js';
import { clientAuthenticationFailed } from '../rules/client-authentication-failed.js';
import { clientAuthenticationMethod } from '../rules/client-authentication-method.js';
import { clientCertificateMismatch } from '../rules/client-certificate-mismatch.js';
import { clientCredentialsNeedsDefaultScope } from '../rules/client-credentials-needs-default-scope.js';
import { clientCredentialsOnCommon } from '../rules/client-credentials-on-common.js';
import { clientLoopDetected } from '../rules/client-loop-detected.js';
import { clientNotAllowed } from '../rules/client-not-allowed.js';
import { clientSecretExpired } from '../rules/client-secret-expired.js';
import { clientSecretInvalid } from '../rules/client-secret-invalid.js';
import { clientSecretMissing } from '../rules/client-secret-missing.js';
import { clientUnknown } from '../rules/client-unknown.js';
import { clockSkew } from '../rules/clock-skew.js';
import { deviceCodeExpired } from '../rules/device-code-expired.js';
import { deviceCodePending } from '../rules/device-code-pending.js';
import { exchangeServiceDisabled } from '../rules/exchange-service-disabled.js';
import { googleAccountSuspended } from '../rules/google-account-suspended.js';
import { googleDelegationMissing } from '../rules/google-delegation-missing.js';
import { googleGmailApiDisabled } from '../rules/google-gmail-api-disabled.js';
import { googleImpersonatedUserUnknown } from '../rules/google-impersonated-user-unknown.js';
import { googleReauthPolicy } from '../rules/google-reauth-policy.js';
import { googleRefreshTokenExpiredOrRevoked } from '../rules/google-refresh-token-expired-or-revoked.js';
import { googleServiceAccountUnknown } from '../rules/google-service-account-unknown.js';
import { googleTesting7Days } from '../rules/google-testing-7-days.js';
import { googleUserRevoked } from '../rules/google-user-revoked.js';
import { grantInvalid } from '../rules/grant-invalid.js';
import { grantMissing } from '../rules/grant-missing.js';
import { grantTypeUnsupported } from '../rules/grant-type-unsupported.js';
import { graphErrorUnlisted } from '../rules/graph-error-unlisted.js';
import { graphPermissionMissing } from '../rules/graph-permission-missing.js';
import { mfaEnrolmentRequired } from '../rules/mfa-enrolment-required.js';
import { mfaRequired } from '../rules/mfa-required.js';
import { multipleResourcesInScope } from '../rules/multiple-resources-in-scope.js';
import { oauthErrorUnlisted } from '../rules/oauth-error-unlisted.js';
import { nonceMismatch } from '../rules/nonce-mismatch.js';
import { pkceMismatch } from '../rules/pkce-mismatch.js';
import { providerInternalError } from '../rules/provider-internal-error.js';
import { providerTemporarilyUnavailable } from '../rules/provider-temporarily-unavailable.js';
import { providerThrottled } from '../rules/provider-throttled.js';
import { publicClientSendsSecret } from '../rules/public-client-sends-secret.js';
import { refreshedForOtherAccount } from '../rules/refreshed-for-other-account.js';
import { redirectUriDiffersAtToken } from '../rules/redirect-uri-differs-at-token.js';
import { redirectUriRegisteredAsSpa } from '../rules/redirect-uri-registered-as-spa.js';
import { refreshRefusedRepeatedly } from '../rules/refresh-refused-repeatedly.js';
import { refreshTokenExpired } from '../rules/refresh-token-expired.js';
import { refreshTokenInvalid } from '../rules/refresh-token-invalid.js';
import { refreshTokenNotIssued } from '../rules/refresh-token-not-issued.js';
import { refreshTokenRevokedPasswordChange } from '../rules/refresh-token-revoked-password-change.js';
import { refreshTokenSpa24h } from '../rules/refresh-token-spa-24h.js';
import { requestInvalid } from '../rules/request-invalid.js';
import { resourceNotInTenant } from '../rules/resource-not-in-tenant.js';
import { scopeNotGrantedRefresh } from '../rules/scope-not-granted-refresh.js';
import { signInFrequencyPolicy } from '../rules/sign-in-frequency-policy.js';
import { tokenAnswerMalformed } from '../rules/token-answer-malformed.js';
import { tokenAnswerOdd } from '../rules/token-answer-odd.js';
import { tokenEndpointForbidden } from '../rules/token-endpoint-forbidden.js';
import { tokenEndpointNotJson } from '../rules/token-endpoint-not-json.js';
import { tokenRequestMalformed } from '../rules/token-request-malformed.js';
import { tokenRequestMissingParameter } from '../rules/token-request-missing-parameter.js';
import { tokenUrlRedirects } from '../rules/token-url-redirects.js';
import { tokenUrlWrong } from '../rules/token-url-wrong.js';
import { userBadPassword } from '../rules/user-bad-password.js';

/** The token endpoint: the order decides among equally certain diagnoses. */
export const tokenRules: readonly Rule[] = [
  refreshedForOtherAccount,
  nonceMismatch,
  grantMissing,
  clientSecretExpired,
  clientSecretInvalid,
  clientSecretMissing,
  publicClientSendsSecret,
  clientAuthenticationMethod,
  clientCertificateMismatch,
  clockSkew,
  redirectUriDiffersAtToken,
  redirectUriRegisteredAsSpa,
  refreshTokenSpa24h,
  pkceMismatch,
  authCodeAlreadyUsed,
  authCodeMalformed,
  authCodeExpired,
  deviceCodeExpired,
  deviceCodePending,
  mfaRequired,
  mfaEnrolmentRequired,
  userBadPassword,
  signInFrequencyPolicy,
  refreshTokenRevokedPasswordChange,
  scopeNotGrantedRefresh,
  refreshTokenExpired,
  refreshTokenInvalid,
  clientCredentialsNeedsDefaultScope,
  clientCredentialsOnCommon,
  multipleResourcesInScope,
  authorizeTokenTenantDiffer,
  authorizeAndTokenUrlSwapped,
  resourceNotInTenant,
  exchangeServiceDisabled,
  tokenRequestMissingParameter,
  tokenRequestMalformed,
  grantTypeUnsupported,
  googleTesting7Days,
  googleUserRevoked,
  googleRefreshTokenExpiredOrRevoked,
  googleAccountSuspended,
  googleDelegationMissing,
  googleServiceAccountUnknown,
  googleImpersonatedUserUnknown,
  googleReauthPolicy,
  googleGmailApiDisabled,
  graphPermissionMissing,
  providerThrottled,
  clientLoopDetected,
  providerTemporarilyUnavailable,
  providerInternalError,
  tokenUrlRedirects,
  tokenUrlWrong,
  tokenEndpointForbidden,
  tokenEndpointNotJson,
  tokenAnswerMalformed,
  refreshRefusedRepeatedly,
  refreshTokenNotIssued,
  tokenAnswerOdd,
  clientUnknown,
  clientAuthenticationFailed,
  clientNotAllowed,
  grantInvalid,
  requestInvalid,
  graphErrorUnlisted,
  oauthErrorUnlisted,
].map(ofTokens);
