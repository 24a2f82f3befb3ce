import type { RunStatus } from '../runs/run.js';
import type { InvitationEnd, InvitationState } from './consent-invitation.js';

/** For the invited person, who has no account here: nothing of the client's, and nothing to look up. */
export interface PageWords {
  title: string;
  text: string;
}

const ASK = 'Tell the person who sent it to you, and ask for another one. You may close this page.';

const ends: Record<InvitationEnd, string> = {
  CLIENT_DISABLED: 'What it was made for has been switched off in Mailkey.',
  SETTINGS_CHANGED: 'The settings that it was made for have been changed in Mailkey.',
  MAILBOX_CHANGED: 'The mailbox that it was made for signs in another way by now.',
  TRIED_TOO_OFTEN: 'It was tried ten times and never came to an end.',
  MAKER_GONE: 'The person who made it may not invite any more.',
};

/** Why a link does nothing (any more). */
export function overWords(
  found: { state: InvitationState; endedBecause: InvitationEnd | null } | undefined,
): PageWords {
  const title = 'This invitation is over';
  if (!found) {
    const whole = 'Look whether the whole link was copied, to its last letter.';
    return { title: 'This invitation is not known', text: `${whole} If so: ${lowered(ASK)}` };
  }
  const { state, endedBecause } = found;
  switch (state) {
    case 'USED':
      return {
        title: 'This invitation was used',
        text: 'Somebody has agreed with it already, and it works once. If that was you, all is done, and you may close this page. If not, tell the person who sent it to you.',
      };
    case 'REVOKED':
      return { title, text: `It was taken back in Mailkey. ${ASK}` };
    case 'EXPIRED':
      return { title, text: `Its days are over. ${ASK}` };
    case 'ENDED':
      return { title, text: `${endedBecause ? ends[endedBecause] : ''} ${ASK}`.trim() };
    case 'OPEN':
      return {
        title: 'It cannot begin now',
        text: 'Something is missing in the settings in Mailkey. Tell the person who sent you the invitation; you may use it again once that is fixed.',
      };
  }
}

export interface Outcome {
  status: RunStatus;
  /** Of the diagnoses, the first one first. */
  codes: readonly string[];
  /** Another account's grant stays in use until an admin has confirmed this one. */
  waits: boolean;
  /** Whether the invitation may be used once more. */
  again: boolean;
}

/** What came of the sign-in; `refreshes`: it is not over. */
export function outcomeWords(
  { status, codes, waits, again }: Outcome,
  mailkey: string,
): PageWords & { refreshes: boolean } {
  if (['RUNNING', 'WAITING'].includes(status))
    return { title: 'One moment', text: 'Your answer is being looked at.', refreshes: true };
  const close = 'You may close this page.';
  if (waits)
    return {
      title: 'Thank you',
      text: `Your consent has arrived. Another account is in use until now, so an administrator of Mailkey at ${mailkey} must confirm yours first, within 24 hours. Tell the person who invited you. ${close}`,
      refreshes: false,
    };
  if (status === 'SUCCEEDED' || status === 'WARNING')
    return { title: 'Thank you', text: `Your consent has arrived. ${close}`, refreshes: false };
  const next = again
    ? `Tell the person who invited you, or an administrator of Mailkey at ${mailkey}, what you read here. You may also open the link of your invitation once more and try again.`
    : `Tell the person who invited you, or an administrator of Mailkey at ${mailkey}, what you read here, and ask for another invitation. ${close}`;
  return {
    title: 'That did not work',
    text: `${failure(status, codes)} ${next}`,
    refreshes: false,
  };
}

function failure(status: RunStatus, codes: readonly string[]): string {
  if (status === 'CANCELLED') return 'Somebody stopped it in Mailkey meanwhile.';
  const known = codes.map((code) => failures[code]).find((sentence) => sentence !== undefined);
  return (
    known ?? 'You have done your part, but Mailkey could not finish. The reason is shown there.'
  );
}

/** What the person in front of the page has seen, or can change; all else is the admin's. */
const failures: Record<string, string> = {
  'user-cancelled-consent': 'You did not agree, so nothing was changed.',
  'admin-consent-required':
    'Your organisation wants an administrator to allow this first; nobody else can.',
  'conditional-access-blocked':
    'The rules of your organisation did not let you sign in from here. Another device or network may do.',
  'mfa-required': 'Your organisation asks for a second step at the sign-in.',
  'mfa-enrolment-required': 'Your account needs a second step for the sign-in: set it up first.',
  'user-account-disabled': 'Your account is switched off at the provider.',
  'user-account-locked': 'Your account is locked at the provider.',
  'settings-changed-meanwhile': 'The settings were changed in Mailkey while you signed in.',
  'app-not-for-personal-accounts':
    'This takes accounts of an organisation only. Sign in with one of these.',
  'personal-account-on-work-tenant':
    'This takes accounts of an organisation only. Sign in with one of these.',
};

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
