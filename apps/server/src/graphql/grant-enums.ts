import type { GrantHealth } from '../features/grants/grant-health.js';
import type { RenewalAnswerKind } from '../features/grants/refresh/renewal-answer.js';
import type { AtProvider } from '../features/grants/revocation/revocation-answer.js';
import type { Reach } from '../features/hand-out/reach.js';
import { choices } from './choices.js';

export const GrantHealthEnum = choices<GrantHealth>(
  'GrantHealth',
  'SCOPE_MISSING: tokens come, without a scope that a mailbox needs. RETRYING: the last renewal failed and is tried again. REAUTH_REQUIRED: a person must consent again. MISCONFIGURED: the settings of the client must be fixed.',
  {
    HEALTHY: 'HEALTHY',
    SCOPE_MISSING: 'SCOPE_MISSING',
    RETRYING: 'RETRYING',
    REAUTH_REQUIRED: 'REAUTH_REQUIRED',
    MISCONFIGURED: 'MISCONFIGURED',
  },
);

export const RenewalOutcomeEnum = choices<RenewalAnswerKind>(
  'RenewalOutcome',
  'RENEWED: a new token came. NOT_YET: nobody was asked now. REFUSED: asking brought no token, or would bring none.',
  { RENEWED: 'RENEWED', NOT_YET: 'NOT_YET', REFUSED: 'REFUSED' },
);

export const AtProviderEnum = choices<AtProvider>(
  'AtProvider',
  'What the provider made of a revocation. REVOKED: it has ended there. WAITING: the provider has not confirmed it yet and is asked again. NOT_SUPPORTED: the provider cannot be asked. FAILED: the provider refuses, and it may live on there.',
  { REVOKED: 'REVOKED', WAITING: 'WAITING', NOT_SUPPORTED: 'NOT_SUPPORTED', FAILED: 'FAILED' },
);

export const ReachEnum = choices<Reach>(
  'Reach',
  "OWN: the mailbox's own grant. SAME_PERSON: the client's default grant, given by whoever the mailbox is. SHARED: the default grant of somebody else. APPLICATION: that of the application itself. NONE: nobody has granted access.",
  {
    OWN: 'OWN',
    SAME_PERSON: 'SAME_PERSON',
    SHARED: 'SHARED',
    APPLICATION: 'APPLICATION',
    NONE: 'NONE',
  },
);
