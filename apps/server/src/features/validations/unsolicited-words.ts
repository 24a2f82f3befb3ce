import type { RunNoteKind } from '../runs/run-note.js';
import type { StateChange, Unsolicited } from './unsolicited.js';

export interface NoteWords {
  title: string;
  /** What it means, and what to do next. */
  text: string;
}

/** Our own words for what came without a state of ours; `ownLink`: by a link of admin consent that Mailkey made. */
export function unsolicitedWords(what: Unsolicited, ownLink: boolean): NoteWords {
  const { title, text } = ownLink ? ownLinkWords(what) : strangersWords(what.kind);
  const beside = what.kind === 'STATE_CHANGED' || !what.stateChange ? [] : [changed.short];
  const how = what.stateChange && what.kind === 'STATE_CHANGED' ? [changed[what.stateChange]] : [];
  return { title, text: [...how, ...beside, text].join(' ') };
}

function ownLinkWords({ kind, tenant }: Unsolicited): NoteWords {
  const where = tenant ? ` for the tenant ${tenant}` : '';
  if (kind === 'ADMIN_CONSENT_GIVEN')
    return { title: `An administrator has consented${where}`, text: 'Validate now.' };
  return {
    title: `An administrator was asked for consent${where}, and it was not given`,
    text: 'Ask the administrator to open the link again, sign in with a role that may consent and accept.',
  };
}

const unproven =
  'It carries no state that Mailkey knows, so anybody may have written it, and nothing was changed by it.';

const changed: Record<StateChange | 'short', string> = {
  extended: 'The provider sent the state back with text appended or put before it.',
  cut: 'The provider sent the state back cut off.',
  recased: 'The provider sent the state back in other letters (capitals).',
  short: 'The state of the sign-in came back, but not as it was sent.',
};

function strangersWords(kind: RunNoteKind): NoteWords {
  switch (kind) {
    case 'ADMIN_CONSENT_GIVEN':
      return {
        title: 'This says that an administrator has consented',
        text: `${unproven} If an administrator has just consented, validate now: the sign-in page will not ask for an approval again.`,
      };
    case 'ADMIN_CONSENT_REFUSED':
      return {
        title: 'This says that an administrator did not consent',
        text: `${unproven} If an administrator was just asked: nothing is approved yet.`,
      };
    case 'REFUSED':
      return { title: 'This says that the provider refused', text: unproven };
    case 'CODE_REFUSED':
      return {
        title: 'This brought a code that belongs to no sign-in under way',
        text: `${unproven} The code was not used. Validate again, and let the link lead from Mailkey to the provider and back in one browser.`,
      };
    case 'STATE_CHANGED':
      return {
        title: 'The state came back with other text than it was sent with',
        text: 'It must come back exactly as it was sent (RFC 6749, section 4.1.2), so the answer was not used. The server, or a proxy before it, has to be corrected.',
      };
    case 'MALFORMED':
      return {
        title: 'This answer is not written as it should be',
        text: 'A parameter is there twice, or under another name or separator (such as &amp; instead of &). It was not used. The server, or a page that forwards to Mailkey, has to be corrected.',
      };
    case 'EMPTY':
      return {
        title: 'This brought neither a code nor an error',
        text: 'If the address in the browser has a # with more text behind it, the provider puts its answer where no server can read it: take response_type and response_mode out of Url Authorize. If you opened this address yourself: it is only for the way back from the provider.',
      };
  }
}
