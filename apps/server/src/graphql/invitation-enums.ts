import type { InvitationEnd, InvitationState } from '../features/validations/consent-invitation.js';
import { choices } from './choices.js';

export const InvitationStateEnum = choices<InvitationState>(
  'ConsentInvitationState',
  'USED: somebody has consented. ENDED: see endedBecause.',
  { OPEN: 'OPEN', USED: 'USED', REVOKED: 'REVOKED', EXPIRED: 'EXPIRED', ENDED: 'ENDED' },
);

export const InvitationEndEnum = choices<InvitationEnd>(
  'ConsentInvitationEnd',
  'SETTINGS_CHANGED: the client leads elsewhere by now. MAILBOX_CHANGED: the mailbox signs in otherwise. TRIED_TOO_OFTEN: ten tries have failed. MAKER_GONE: whoever made it may not validate any more.',
  {
    CLIENT_DISABLED: 'CLIENT_DISABLED',
    SETTINGS_CHANGED: 'SETTINGS_CHANGED',
    MAILBOX_CHANGED: 'MAILBOX_CHANGED',
    TRIED_TOO_OFTEN: 'TRIED_TOO_OFTEN',
    MAKER_GONE: 'MAKER_GONE',
  },
);
