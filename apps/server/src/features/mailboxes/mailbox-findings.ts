import type { FindingContent } from '../oauth-clients/lint/finding.js';
import {
  insteadOfPassword,
  isExchange,
  passwordSmtp,
  passwordSmtpAt,
} from '../providers/password-smtp.js';

interface Settings {
  authentication: 'OAUTH2' | 'PASSWORD';
  outgoing: { host: string } | null;
}

/** What is wrong, or soon will be, with the settings of a mailbox, without asking anybody. */
export function mailboxFindings(
  { authentication, outgoing }: Settings,
  now: Date,
): FindingContent[] {
  if (authentication !== 'PASSWORD' || !outgoing || !isExchange(outgoing.host)) return [];
  const state = passwordSmtpAt(now);
  return [
    {
      code: 'password-smtp-at-exchange',
      severity: state === 'ENDED' ? 'ERROR' : 'WARNING',
      title: titles[state],
      fix: `${insteadOfPassword.oauth} ${insteadOfPassword.inside}`,
    },
  ];
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

const titles = {
  ON: `Exchange Online switches off sending with a password at the end of December 2026 (${day(passwordSmtp.offByDefaultAt)}).`,
  OFF_BY_DEFAULT:
    'Exchange Online has switched off sending with a password by default. An administrator may switch it on again until the second half of 2027.',
  ENDED:
    'Exchange Online takes no password for sending any more, as announced for the second half of 2027. It cannot be switched on again.',
} as const;
