import { all, any, at, not, says, type TextPredicate } from '../matchers.js';
import { during } from './conversation.js';
import { whoseServer } from '../whose-server.js';

/** Exchange says such words of an account without a licence. */
const atExchange: TextPredicate = ({ probe }) =>
  probe && whoseServer(probe).owner === 'MICROSOFT_365' ? '' : undefined;

const heardByProbe: TextPredicate = ({ probe }) =>
  probe?.fault?.kind === 'refused' || probe?.fault?.kind === 'protocol' ? '' : undefined;

/** Without the status, which in IMAP may be the word "NO" before "Mailbox". */
const told: (pattern: RegExp) => TextPredicate =
  (pattern) =>
  ({ reply, readable }) =>
    pattern
      .exec(reply?.text ?? readable.replace(/^(?:\S{1,12} )?(?:NO|BAD) /, ''))?.[0]
      .slice(0, 40);

/** Of a place on the server, which nobody looks for before the login is good. */
const placeMissing: TextPredicate = any(
  says('no such file or directory'),
  told(
    /\b(?:mail ?drop|mail ?dir|mail directory)\b[^.]{0,40}\b(?:does(?:n.t| not) exist|not found|is missing|failed|not exist)\b/i,
  ),
  told(
    /\b(?:unable to|can(?:no|.)t|could(?: not|n.t)|failed to|error) (?:open\w{0,3}|locat\w{1,3}|scan|access|find|chdir(?: to)?|select\w{0,3}) (?:the |your |user.?s? )?\S{0,40}(?:mail ?box|inbox|mail ?drop|mail ?dir)\b/i,
  ),
  told(/\bno (?:\S{0,12}\/)?(?:mail ?drop|mail ?dir)\b/i),
);

/** As the answer to a login these may mean the user. */
const mailboxMissing: TextPredicate = all(
  during('after'),
  any(
    says('mailbox does not exist', 'no such mailbox', 'unknown mailbox'),
    told(
      /\b(?:mail ?box|inbox)\b[^.]{0,40}\b(?:does(?:n.t| not) exist|not found|is missing|not exist)\b/i,
    ),
    told(/\bno (?:\S{0,12}\/)?(?:mail ?box|inbox)\b/i),
  ),
);

/**
 * The login was good, and what the server keeps the mail in is not there: Cyrus, Courier, Dovecot, qmail,
 * Qpopper, mailutils and others, each in its own words.
 */
export const inboxMissing: TextPredicate = all(
  heardByProbe,
  at('IMAP', 'POP3'),
  not(atExchange),
  any(placeMissing, mailboxMissing),
);
