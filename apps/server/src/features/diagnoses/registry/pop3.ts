import { heardOver } from '../predicates/refusals.js';
import type { Rule } from '../rule.js';
import { popDisabledByAdmin } from '../rules/pop-disabled-by-admin.js';
import { popLoginDisabledBeforeTls } from '../rules/pop-login-disabled-before-tls.js';
import { popLoginDelay } from '../rules/pop-login-delay.js';
import { popMailboxInUse } from '../rules/pop-mailbox-in-use.js';
import { popSessionClosed } from '../rules/pop-session-closed.js';
import { popTokenTooLong } from '../rules/pop-token-too-long.js';
import { popXoauth2Rejected } from '../rules/pop-xoauth2-rejected.js';

/** POP3: the order decides among equally certain diagnoses. */
export const pop3Rules: readonly Rule[] = [
  popLoginDisabledBeforeTls,
  popDisabledByAdmin,
  popMailboxInUse,
  popLoginDelay,
  popTokenTooLong,
  popSessionClosed,
  popXoauth2Rejected,
].map(heardOver('POP3'));
