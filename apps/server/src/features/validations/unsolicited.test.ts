import { describe, expect, it } from 'vitest';
import { readUnsolicited } from './unsolicited.js';

const STATE = 'Zk3-9aB_cD4eF5gH6iJ7kL8mN9oP0qR1sT2uV3wX4yZ';
const read = (search: string) => readUnsolicited(search, [STATE]);

describe('what comes without our state', () => {
  it.each([
    ['?error=access_denied&error_description=AADSTS65004%3A+declined', 'REFUSED'],
    ['?admin_consent=True&tenant=contoso.onmicrosoft.com', 'ADMIN_CONSENT_GIVEN'],
    ['?admin_consent=true&tenant=t&state=12345', 'ADMIN_CONSENT_GIVEN'],
    ['?admin_consent=False', 'ADMIN_CONSENT_REFUSED'],
    ['?error=permission_denied&admin_consent=True&tenant=t', 'ADMIN_CONSENT_REFUSED'],
    ['?error_description=words+alone', 'REFUSED'],
    ['?code=abc', 'CODE_REFUSED'],
    ['?code=abc&state=unknown', 'CODE_REFUSED'],
    ['?code=abc&code=def', 'MALFORMED'],
    ['?code=abc&state=a&state=b', 'MALFORMED'],
    ['?CODE=abc&State=b', 'MALFORMED'],
    ['', 'EMPTY'],
    ['?', 'EMPTY'],
    ['?state=unknown', 'EMPTY'],
    ['?error=&error_description=', 'EMPTY'],
  ])('%s is %s', (search, kind) => expect(read(search).kind).toBe(kind));

  it.each([
    [`?code=x&state=${STATE}%3Fsession_state=abc`, 'extended'],
    [`?code=x&state=${STATE}?session_state=abc`, 'extended'],
    [`?code=x&state=${STATE}%23_=_`, 'extended'],
    [`?code=x&state=${STATE}abc`, 'extended'],
    [`?code=x&state=+${STATE}+`, 'extended'],
    [`?code=x&state=%22${STATE}%22`, 'extended'],
    [`?code=x&state=${STATE.slice(0, 32)}`, 'cut'],
    [`?code=x&state=${STATE.toLowerCase()}`, 'recased'],
  ])('%s is a state that came back %s', (search, change) => {
    const { kind, stateChange } = read(search);
    expect({ kind, stateChange }).toEqual({ kind: 'STATE_CHANGED', stateChange: change });
  });

  it('finds the words of a refusal behind another separator', () => {
    for (const search of [
      `?state=${STATE}&amp;error=access_denied&amp;error_description=no`,
      `?state=${STATE}?error=access_denied&error_description=no`,
      `?state=${STATE};error=access_denied;error_description=no`,
    ])
      expect(read(search)).toMatchObject({ kind: 'REFUSED', words: 'access_denied: no' });
  });

  it('takes a tenant for one only where it looks like one', () => {
    expect(read('?admin_consent=True&tenant=contoso.com').tenant).toBe('contoso.com');
    expect(read('?admin_consent=True&tenant=%3Cb%3E').tenant).toBeUndefined();
    expect(read(`?admin_consent=True&tenant=${'a'.repeat(101)}`).tenant).toBeUndefined();
  });

  it('cuts and masks what a stranger writes', () => {
    const secret = `Bearer ${'ey'.repeat(40)}`;
    const { words = '' } = read(
      `?error=x&error_description=${encodeURIComponent(secret + 'y'.repeat(50_000))}`,
    );
    expect(words.length).toBeLessThan(700);
    expect(words).not.toContain('eyeyeyeyeyeyeyey');
  });
});
