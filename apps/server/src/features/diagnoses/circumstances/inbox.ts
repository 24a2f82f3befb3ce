import { all, any, at, not, reads, says, type SaidTest } from '../matchers.js';
import { whoseServer } from '../whose-server.js';

/** Exchange says such words of an account without a licence. */
const atExchange: SaidTest = ({ probe }) =>
  probe && whoseServer(probe).owner === 'MICROSOFT_365' ? '' : undefined;

const heardByProbe: SaidTest = ({ probe }) =>
  probe?.fault?.kind === 'refused' || probe?.fault?.kind === 'protocol' ? '' : undefined;

/**
 * The login was good, and what the server keeps the mail in is not there: Cyrus, Courier, Dovecot, qmail,
 * Qpopper, mailutils and others, each in its own words.
 */
export const inboxMissing: SaidTest = all(
  heardByProbe,
  at('IMAP', 'POP3'),
  not(atExchange),
  any(
    says(
      'mailbox does not exist',
      'no such mailbox',
      'unknown mailbox',
      'no such file or directory',
    ),
    reads(
      /\b(?:mail ?box|inbox|mail ?drop|mail ?dir|mail directory)\b[^.]{0,40}\b(?:does(?:n.t| not) exist|not found|is missing|failed|not exist)\b/i,
    ),
    reads(
      /\b(?:unable to|can(?:no|.)t|could(?: not|n.t)|failed to|error) (?:open\w{0,3}|locat\w{1,3}|scan|access|find|chdir(?: to)?|select\w{0,3}) (?:the |your |user.?s? )?\S{0,40}(?:mail ?box|inbox|mail ?drop|mail ?dir)\b/i,
    ),
    reads(/\bno (?:\S{0,12}\/)?(?:mail ?box|inbox|mail ?drop|mail ?dir)\b/i),
  ),
);
