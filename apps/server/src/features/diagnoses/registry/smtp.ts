import { heardOver } from '../predicates/refusals.js';
import type { Rule } from '../rule.js';
import { exchangeConnectorMode } from '../rules/exchange-connector-mode.js';
import { mailCodeUnlisted } from '../rules/mail-code-unlisted.js';
import { sendAsDenied } from '../rules/send-as-denied.js';
import { smtpAuthDisabledMailbox } from '../rules/smtp-auth-disabled-mailbox.js';
import { smtpAuthDisabledTenant } from '../rules/smtp-auth-disabled-tenant.js';
import { smtpBlockedByPolicy } from '../rules/smtp-blocked-by-policy.js';
import { smtpConcurrencyLimit } from '../rules/smtp-concurrency-limit.js';
import { smtpHelloRefused } from '../rules/smtp-hello-refused.js';
import { smtpIpBlocked } from '../rules/smtp-ip-blocked.js';
import { smtpIpOrTenantLowReputation } from '../rules/smtp-ip-or-tenant-low-reputation.js';
import { smtpLoginNotOffered } from '../rules/smtp-login-not-offered.js';
import { smtpLoginRateLimit } from '../rules/smtp-login-rate-limit.js';
import { smtpMailNotTaken } from '../rules/smtp-mail-not-taken.js';
import { smtpMessageNotAuthenticated } from '../rules/smtp-message-not-authenticated.js';
import { smtpNotAuthenticated } from '../rules/smtp-not-authenticated.js';
import { smtpPasswordWrong } from '../rules/smtp-password-wrong.js';
import { smtpQuotaExceeded } from '../rules/smtp-quota-exceeded.js';
import { smtpRelayDenied } from '../rules/smtp-relay-denied.js';
import { smtpSenderRefused } from '../rules/smtp-sender-refused.js';
import { smtpSenderRestricted } from '../rules/smtp-sender-restricted.js';
import { smtpServerTemporary } from '../rules/smtp-server-temporary.js';
import { smtpSharedMailboxAsUser } from '../rules/smtp-shared-mailbox-as-user.js';
import { smtpStarttlsNotDone } from '../rules/smtp-starttls-not-done.js';
import { smtpTenantSendingBlocked } from '../rules/smtp-tenant-sending-blocked.js';
import { smtpTlsUnavailable } from '../rules/smtp-tls-unavailable.js';
import { smtpWrongHostMx } from '../rules/smtp-wrong-host-mx.js';
import { smtpXoauth2Rejected } from '../rules/smtp-xoauth2-rejected.js';

const smtpAlone: readonly Rule[] = [
  smtpStarttlsNotDone,
  smtpTlsUnavailable,
  smtpLoginNotOffered,
  smtpAuthDisabledTenant,
  smtpAuthDisabledMailbox,
  smtpBlockedByPolicy,
  smtpPasswordWrong,
  smtpSharedMailboxAsUser,
  sendAsDenied,
  smtpNotAuthenticated,
  smtpRelayDenied,
  smtpSenderRefused,
  smtpHelloRefused,
  smtpConcurrencyLimit,
  smtpQuotaExceeded,
  smtpSenderRestricted,
  smtpTenantSendingBlocked,
  smtpIpOrTenantLowReputation,
  smtpIpBlocked,
  smtpMessageNotAuthenticated,
  exchangeConnectorMode,
  smtpServerTemporary,
  smtpWrongHostMx,
  smtpXoauth2Rejected,
  smtpLoginRateLimit,
  smtpMailNotTaken,
];

/** SMTP: the order decides among equally certain diagnoses. */
export const smtpRules: readonly Rule[] = [...smtpAlone.map(heardOver('SMTP')), mailCodeUnlisted];
