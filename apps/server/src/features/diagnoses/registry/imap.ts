import { hearing, heardOver, isPlaced } from '../predicates/refusals.js';
import type { Rule } from '../rule.js';
import { appPasswordNeeded } from '../rules/app-password-needed.js';
import { bandwidthExceeded } from '../rules/bandwidth-exceeded.js';
import { basicAuthUsed } from '../rules/basic-auth-used.js';
import { capabilitiesListed } from '../rules/capabilities-listed.js';
import { capabilityRefused } from '../rules/capability-refused.js';
import { clientAccessRuleBlock } from '../rules/client-access-rule-block.js';
import { connectionLimit } from '../rules/connection-limit.js';
import { encryptionUnseen } from '../rules/encryption-unseen.js';
import { googleWebLoginRequired } from '../rules/google-web-login-required.js';
import { googleXoauth2400 } from '../rules/google-xoauth2-400.js';
import { googleXoauth2Rejected } from '../rules/google-xoauth2-rejected.js';
import { greetingRefused } from '../rules/greeting-refused.js';
import { imapAuthenticatedNotConnected } from '../rules/imap-authenticated-not-connected.js';
import { imapCommandInWrongState } from '../rules/imap-command-in-wrong-state.js';
import { imapCommandMalformed } from '../rules/imap-command-malformed.js';
import { imapDisabledByAdmin } from '../rules/imap-disabled-by-admin.js';
import { imapDisabledForMailbox } from '../rules/imap-disabled-for-mailbox.js';
import { imapDisabledPersonalOutlook } from '../rules/imap-disabled-personal-outlook.js';
import { imapLoginDisabledBeforeTls } from '../rules/imap-login-disabled-before-tls.js';
import { imapMailboxInUse } from '../rules/imap-mailbox-in-use.js';
import { imapServerUnavailable } from '../rules/imap-server-unavailable.js';
import { imapSessionClosed } from '../rules/imap-session-closed.js';
import { imapThrottled } from '../rules/imap-throttled.js';
import { imapXoauth2Rejected } from '../rules/imap-xoauth2-rejected.js';
import { loginRateLimit } from '../rules/login-rate-limit.js';
import { mailAccountNeedsAttention } from '../rules/mail-account-needs-attention.js';
import { serverOwnFault } from '../rules/server-own-fault.js';
import { tokenCheckFailing } from '../rules/token-check-failing.js';
import { tokenTooLong } from '../rules/token-too-long.js';
import { mailLoginNotPermitted } from '../rules/mail-login-not-permitted.js';
import { mailLoginRefused } from '../rules/mail-login-refused.js';
import { mailboxFolderMissing } from '../rules/mailbox-folder-missing.js';
import { mailboxNotOpened } from '../rules/mailbox-not-opened.js';
import { mailboxFull } from '../rules/mailbox-full.js';
import { mailboxMissingOrUnlicensed } from '../rules/mailbox-missing-or-unlicensed.js';
import { noGreeting } from '../rules/no-greeting.js';
import { popAuthenticatedNotConnected } from '../rules/pop-authenticated-not-connected.js';
import { popCommandInWrongState } from '../rules/pop-command-in-wrong-state.js';
import { popCommandMalformed } from '../rules/pop-command-malformed.js';
import { popDisabledForMailbox } from '../rules/pop-disabled-for-mailbox.js';
import { popDisabledPersonalOutlook } from '../rules/pop-disabled-personal-outlook.js';
import { popServerUnavailable } from '../rules/pop-server-unavailable.js';
import { popThrottled } from '../rules/pop-throttled.js';
import { passwordWithOddCharacters } from '../rules/password-with-odd-characters.js';
import { serverBreaksProtocol } from '../rules/server-breaks-protocol.js';
import { serverClosedEarly } from '../rules/server-closed-early.js';
import { serverSilent } from '../rules/server-silent.js';
import { signInNotSpoken } from '../rules/sign-in-not-spoken.js';
import { serverWithoutXoauth2 } from '../rules/server-without-xoauth2.js';
import { sharedMailboxNoFullAccess } from '../rules/shared-mailbox-no-full-access.js';
import { wrongPortOtherProtocol } from '../rules/wrong-port-other-protocol.js';
import { xoauth2StringMalformed } from '../rules/xoauth2-string-malformed.js';
import { yandexImapRejected } from '../rules/yandex-imap-rejected.js';

const ofImap = heardOver('IMAP');

/** IMAP, and what POP3 has in common with it: the order decides among equally certain diagnoses. */
export const imapRules: readonly Rule[] = [
  wrongPortOtherProtocol,
  ofImap(imapLoginDisabledBeforeTls),
  encryptionUnseen,
  tokenTooLong,
  signInNotSpoken,
  serverWithoutXoauth2,
  capabilitiesListed,
  passwordWithOddCharacters,
  appPasswordNeeded,
  basicAuthUsed,
  ofImap(imapThrottled),
  popThrottled,
  connectionLimit,
  loginRateLimit,
  bandwidthExceeded,
  imapMailboxInUse,
  ofImap(imapServerUnavailable),
  popServerUnavailable,
  serverOwnFault,
  tokenCheckFailing,
  googleWebLoginRequired,
  ofImap(imapDisabledByAdmin),
  hearing((said) => !isPlaced(said) || said.stage === 'IMAP')(imapDisabledForMailbox),
  popDisabledForMailbox,
  ofImap(imapDisabledPersonalOutlook),
  popDisabledPersonalOutlook,
  sharedMailboxNoFullAccess,
  mailboxMissingOrUnlicensed,
  clientAccessRuleBlock,
  mailLoginNotPermitted,
  mailAccountNeedsAttention,
  mailboxFull,
  mailboxFolderMissing,
  xoauth2StringMalformed,
  ofImap(imapCommandMalformed),
  popCommandMalformed,
  ofImap(imapCommandInWrongState),
  popCommandInWrongState,
  ofImap(imapSessionClosed),
  ofImap(imapAuthenticatedNotConnected),
  popAuthenticatedNotConnected,
  ofImap(imapXoauth2Rejected),
  googleXoauth2400,
  googleXoauth2Rejected,
  yandexImapRejected,
  mailLoginRefused,
  greetingRefused,
  capabilityRefused,
  noGreeting,
  mailboxNotOpened,
  serverBreaksProtocol,
  serverSilent,
  serverClosedEarly,
];
