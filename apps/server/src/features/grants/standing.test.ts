import { describe, expect, it } from 'vitest';
import type { GrantStatus } from './grant.entity.js';
import { consentStateOf } from './standing.js';

const held = (
  mailboxId: string | null,
  status: GrantStatus,
  statusReason: string | null = null,
) => ({
  mailboxId,
  status,
  statusReason,
});

describe('what its grants say of a client', () => {
  it('is nothing while there are none', () => {
    expect(consentStateOf([])).toEqual({ standing: 'NONE', reason: null });
  });

  it('is that it was validated as soon as one lives', () => {
    expect(consentStateOf([held(null, 'active')]).standing).toBe('VALIDATED');
    expect(consentStateOf([held('m', 'active')]).standing).toBe('VALIDATED');
  });

  it('is the end of the default grant, whatever the mailboxes have of their own', () => {
    const grants = [held(null, 'reauth_required', 'ended'), held('m', 'active')];
    expect(consentStateOf(grants)).toEqual({ standing: 'ATTENTION', reason: 'ended' });
  });

  it('is not the end of the own grant of one mailbox', () => {
    const grants = [held(null, 'active'), held('m', 'reauth_required', 'ended')];
    expect(consentStateOf(grants).standing).toBe('VALIDATED');
    expect(consentStateOf([held('m', 'reauth_required', 'ended')]).standing).toBe('NONE');
  });

  it('is the refusal of the client, whoever has met it', () => {
    const grants = [held(null, 'active'), held('m', 'misconfigured', 'refused')];
    expect(consentStateOf(grants)).toEqual({ standing: 'ATTENTION', reason: 'refused' });
  });
});
