import { expect, it } from 'vitest';
import { impactText } from './impact-words.js';

const impact = (names: string[], mailboxCount = names.length) => ({
  endsGrants: true,
  reason: 'Another Client ID.',
  mailboxCount,
  dropsSecret: false,
  dropsSecretReason: null,
  mailboxes: names.map((name) => ({ id: name, name, address: `${name}@x.org` })),
});

it('names the mailboxes that must sign in again', () => {
  expect(impactText(impact(['Ana', 'Ben']))).toEqual({
    key: 'grants.impact.names',
    values: { reason: 'Another Client ID.', names: 'Ana@x.org, Ben@x.org' },
  });
});

it('names three and counts the others', () => {
  expect(impactText(impact(['A', 'B', 'C', 'D'], 40))).toEqual({
    key: 'grants.impact.more',
    values: { reason: 'Another Client ID.', names: 'A@x.org, B@x.org, C@x.org', count: 37 },
  });
});

it('speaks of the grant alone where no mailbox uses it', () => {
  expect(impactText(impact([])).key).toBe('grants.impact.nobody');
});
