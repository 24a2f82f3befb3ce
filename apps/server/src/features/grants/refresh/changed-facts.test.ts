import { describe, expect, it } from 'vitest';
import type { TokenGranted } from '../../diagnoses/facts.js';
import type { AccountSubject } from '../../token-endpoint/identity.js';
import { givenToOther, isNarrower, changedFacts } from './changed-facts.js';
import type { TokenReading } from '../../token-endpoint/token-answer.js';

const oid = (is: string): AccountSubject => ({ of: 'oid', is });
const known = {
  account: 'ana@example.org',
  tenant: 'contoso',
  subjects: [oid('1 contoso')],
  grantType: 'AUTHORIZATION_CODE' as const,
};
const facts: TokenGranted = {
  ...({ kind: 'granted', request: 'refresh', refreshable: true } as const),
  requestedScopes: ['mail', 'send'],
  grantedScopes: ['mail'],
  missingScopes: ['send'],
  expiresAt: new Date(0),
};
const answered = (identity?: TokenReading['identity']): TokenReading => ({
  facts,
  ...(identity && { identity }),
});

describe('an answer for somebody else', () => {
  it.each<[string, TokenReading['identity'], string | undefined, string | undefined]>([
    ['by address', { subjects: [], account: 'ben@example.org' }, 'ben@example.org', undefined],
    [
      'by id, where the address is the same',
      { subjects: [oid('2 contoso')], account: 'ana@example.org' },
      'ana@example.org, 2 contoso',
      'ana@example.org, 1 contoso',
    ],
    [
      'by tenant, where the address is the same',
      { subjects: [], account: 'ana@example.org', tenant: 'fabrikam' },
      'ana@example.org, fabrikam',
      'ana@example.org, contoso',
    ],
    ['by id alone', { subjects: [oid('2 contoso')] }, 'unnamed, 2 contoso', 'ana@example.org'],
  ])('is told in words: %s', (_how, identity, theirs, ours = 'ana@example.org') => {
    const reason = givenToOther(known, answered(identity));
    expect(reason).toContain(
      `for another account (${theirs}) than the one that signed in (${ours})`,
    );
    expect(reason).toContain('Sign in again');
  });

  it.each<
    [string, Partial<typeof known> | { grantType: 'CLIENT_CREDENTIALS' }, TokenReading['identity']]
  >([
    ['tokens that say nothing', {}, undefined],
    ['an identity that says nothing', {}, { subjects: [] }],
    ['the same account', {}, { subjects: [oid('1 contoso')], account: 'new@example.org' }],
    [
      'an application, which is nobody',
      { grantType: 'CLIENT_CREDENTIALS' },
      { subjects: [oid('2 x')] },
    ],
  ])('is none: %s', (_what, change, identity) => {
    expect(givenToOther({ ...known, ...change }, answered(identity))).toBeUndefined();
  });
});

describe('what a refresh tells', () => {
  it.each<[string, TokenReading, object]>([
    ['nothing', answered(), {}],
    [
      'the name of the day',
      answered({ subjects: [], account: 'new@example.org' }),
      { account: 'new@example.org' },
    ],
    ['no id that is known', answered({ subjects: [oid('1 contoso')] }), {}],
    [
      'an id of a kind that was not known, beside the others',
      answered({ subjects: [{ of: 'id https://as', is: '7' }] }),
      { subjects: [oid('1 contoso'), { of: 'id https://as', is: '7' }] },
    ],
    [
      'scopes where the answer names them',
      { ...answered(), scopesTold: true },
      { grantedScopes: ['mail'], missingScopes: ['send'] },
    ],
    ['no scopes where it names none', { ...answered(), scopesTold: false }, {}],
  ])('is %s', (_what, reading, told) => {
    expect(changedFacts(known, reading)).toEqual(told);
  });

  it('is its first id where none was kept', () => {
    const told = changedFacts({ ...known, subjects: null }, answered({ subjects: [oid('1')] }));
    expect(told).toEqual({ subjects: [oid('1')] });
  });
});

describe('a grant', () => {
  it.each<[string, string[], string[] | undefined, boolean]>([
    ['narrower when something is missing now', [], ['send'], true],
    ['narrower when something else is missing now', ['send'], ['mail'], true],
    ['as wide as before', ['send'], ['send'], false],
    ['as wide as before, in other letters', ['Send'], ['send'], false],
    ['wider', ['send'], [], false],
    ['what it was where nothing is told', ['send'], undefined, false],
  ])('is %s', (_what, before, now, narrower) => {
    expect(isNarrower({ missingScopes: before }, now ? { missingScopes: now } : {})).toBe(narrower);
  });
});
