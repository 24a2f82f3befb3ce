import type { ServerFacts } from '../../diagnoses/facts.js';
import type { ReplyCode } from './smtp-talk.probe.js';

/**
 * What a reply to RCPT TO says. Postfix and Exim judge the sender, the login and this machine's name only
 * there, so a refusal may be about any of them, and one about the recipient says nothing against the sender.
 */
export type RecipientAnswer =
  | 'taken'
  /** Greylisting or a limit: it passes by itself. */
  | 'put-off'
  | 'not-taken'
  /** About the sender, the login or this machine. */
  | 'refused';

export function judgeRecipient({ status, texts }: ReplyCode): RecipientAnswer {
  const text = texts.join(' ');
  if (status >= 200 && status < 300) return 'taken';
  if (status === 421 || aboutOthers.test(text)) return 'refused';
  if (status >= 400 && status < 500) return 'put-off';
  return status >= 500 && (aboutRecipient.test(text) || recipientCode.test(text))
    ? 'not-taken'
    : 'refused';
}

const aboutOthers =
  /\bsender\b|\bhelo\b|\behlo\b|\bclient\b|\bstarttls\b|\bauthenticat|\blogged in\b|\brelay(?:ing)?(?: access)? (?:denied|prohibited|not)|\bto relay\b|\bblocked using\b|\bsend (?:as|from|mail|on behalf)\b|\bnot owned\b|\b[45]\.1\.[78]\b/i;
const aboutRecipient =
  /\brecipient\b|\buser unknown\b|\bunknown (?:user|address|local)|\bno such (?:user|person|mailbox|address)|\bno mailbox\b|\b(?:mailbox|account|address|user)\b.{0,60}\b(?:unavailable|not found|disabled|inactive|full|exist|quota|unknown|invalid|rejected)|\binvalid (?:mailbox|address|user)|\bunroute?able\b|\bover quota\b/i;
/** RFC 3463 sections 3.2 and 3.3: X.1 is about the address that was named, X.2 about its mailbox. */
const recipientCode = /\b5\.(?:1\.\d{1,2}|2\.[0-4])(?![\d.])/;

/** These take every address here and judge, or replace, the sender when a message is sent. */
export function judgesAfterData(server: ServerFacts, greeting: string, offered: readonly string[]) {
  return (
    /\bMicrosoft ESMTP\b|\bgsmtp\b/i.test(greeting) ||
    offered.some((keyword) => /^X-EXPS|^XEXCH50/.test(keyword)) ||
    /(?:^|\.)(?:office365|outlook)\.com$/i.test(server.host)
  );
}
