import { describe, expect, it } from 'vitest';
import { isOtherAccount, readSubjects, type Identity } from './identity.js';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwt = (claims: object) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.signature`;

describe('the subjects of an answer', () => {
  const entra = { oid: 'ana-oid', tid: 'contoso' };
  const access = { iss: 'https://as', aud: 'mail', sub: '1' };
  const identity = { iss: 'https://as', sub: '2' };
  const oid = { of: 'oid', is: 'ana-oid contoso' };
  const ofAccess = { of: 'access https://as mail', is: '1' };
  const ofIdentity = { of: 'id https://as', is: '2' };

  it.each<[string, string, string | undefined, object[]]>([
    ['none of opaque tokens', 'opaque', undefined, []],
    ['none of an id token that cannot be read', 'opaque', 'not.a.token', []],
    ['none of claims that are no object', jwt(['oid']), undefined, []],
    ['the object id with its tenant', jwt(entra), undefined, [oid]],
    ['the object id of the id token, too', 'opaque', jwt(entra), [oid]],
    ['no object id that lacks its tenant', jwt({ oid: 'ana-oid' }), undefined, []],
    ['the subject of an access token, for its audience', jwt(access), undefined, [ofAccess]],
    [
      'one for the first of several audiences',
      jwt({ ...access, aud: ['mail', 'x'] }),
      '',
      [ofAccess],
    ],
    ['no subject that nobody vouches for', jwt({ sub: '1', aud: 'mail' }), jwt({ sub: '2' }), []],
    ['each of both, which may differ', jwt(access), jwt(identity), [ofIdentity, ofAccess]],
    ['no id that is no text', jwt({ ...access, sub: 1 }), jwt({ ...identity, sub: '' }), []],
  ])('are %s', (_what, accessToken, idToken, subjects) => {
    expect(readSubjects(accessToken, idToken)).toEqual(subjects);
  });

  it('are bounded and without control characters: what is stored came from a stranger', () => {
    const [subject] = readSubjects(
      'opaque',
      jwt({ iss: 'as', sub: `a\u0000b${'x'.repeat(1000)}` }),
    );
    expect(subject?.is).toHaveLength(320);
    expect(subject?.is).toMatch(/^a\ufffdbx+$/);
  });
});

describe('two identities', () => {
  const id = (is: string, of = 'oid') => ({ of, is });
  const ana: Identity = { subjects: [id('1')], account: 'ana@example.org', tenant: 'contoso' };
  const same = false;
  const other = true;

  it.each<[string, Partial<Identity>, boolean]>([
    ['of one id are one account', {}, same],
    ['of one id are one account, whatever its name', { account: 'new@example.org' }, same],
    ['of one id are one account, whatever the tenant is called', { tenant: 'fabrikam' }, same],
    ['of two ids are two, whatever the name', { subjects: [id('2')] }, other],
    ['are judged by the first id that both have', { subjects: [id('9', 'x'), id('1')] }, same],
    ['of ids that cannot be compared go by the address', { subjects: [id('9', 'x')] }, same],
    ['without an id go by the address', { subjects: [], account: 'ben@example.org' }, other],
    ['write one address in other letters', { subjects: [], account: 'ANA@Example.org' }, same],
    ['without an id go by the tenant, too', { subjects: [], tenant: 'fabrikam' }, other],
  ])('%s', (_what, change, expected) => {
    expect(isOtherAccount(ana, { ...ana, ...change })).toBe(expected);
    expect(isOtherAccount({ ...ana, ...change }, ana)).toBe(expected);
  });

  it('are not certainly two where one of them says nothing', () => {
    expect(isOtherAccount(ana, { subjects: [] })).toBe(false);
    expect(isOtherAccount({ subjects: [] }, ana)).toBe(false);
    expect(isOtherAccount({ subjects: [id('9', 'x')] }, { subjects: [id('1')] })).toBe(false);
  });
});
