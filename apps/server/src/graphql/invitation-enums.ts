import type { InvitationState } from '../features/validations/consent-invitation.js';
import { choices } from './choices.js';

export const InvitationStateEnum = choices<InvitationState>(
  'ConsentInvitationState',
  'USED: somebody has consented. ENDED: the client leads elsewhere by now, is disabled, or the link was tried ten times.',
  { OPEN: 'OPEN', USED: 'USED', REVOKED: 'REVOKED', EXPIRED: 'EXPIRED', ENDED: 'ENDED' },
);
