import { expect, it } from 'vitest';
import { invitationState, draftLink } from './consent-invitation-words.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const open = {
  state: 'OPEN' as const,
  endedBecause: null,
  expiresAt: '2026-12-07T12:00:00Z',
  openedAt: null,
  usedAt: null,
  revokedAt: null,
};
const said = (more: Partial<Parameters<typeof invitationState>[0]>) =>
  invitationState({ ...open, ...more }, now, 'en-GB');

it('tells how an invitation stands', () => {
  expect(said({})).toMatchObject({ key: 'validations.invitations.state.OPEN', tone: 'info' });
  expect(said({}).values?.until).toContain('7 Dec 2026');
  expect(said({ openedAt: '2026-11-30T11:00:00Z' })).toMatchObject({
    key: 'validations.invitations.state.OPENED',
    values: { ago: '1 hour ago' },
  });
  expect(
    said({ state: 'USED', openedAt: '2026-11-30T09:00:00Z', usedAt: '2026-11-30T11:00:00Z' }),
  ).toMatchObject({
    key: 'validations.invitations.state.USED',
    tone: 'success',
    values: { ago: '1 hour ago' },
  });
  expect(said({ state: 'ENDED', endedBecause: 'CLIENT_DISABLED' })).toMatchObject({
    key: 'validations.invitations.state.CLIENT_DISABLED',
    tone: 'warning',
  });
});

it('writes an e-mail that no address and no text can break out of', () => {
  const link = draftLink({ to: 'a&bcc=x?@x.org', subject: 'A & B', body: 'one\ntwo&cc=x' });
  expect(link).toBe('mailto:a%26bcc%3Dx%3F@x.org?subject=A%20%26%20B&body=one%0D%0Atwo%26cc%3Dx');
  expect(draftLink({ to: null, subject: 's', body: 'b' })).toBe('mailto:?subject=s&body=b');
});
