import { describe, expect, it } from 'vitest';
import { settingsProblems, type TypedSettings } from './client-settings.js';

const strict = { allowInsecure: false, insecureOrigins: ['http://localhost:4001'] };
const codes = (settings: TypedSettings, rules = strict) =>
  settingsProblems(settings, rules).map(({ path, code }) => `${path} ${code}`);

describe('settings of an OAuth client', () => {
  it('are right when they are right', () => {
    const url = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?x=1';
    expect(
      codes({
        name: 'Contoso',
        authorizeUrl: url,
        accessTokenUrl: url,
        scopes: ['offline_access'],
      }),
    ).toEqual([]);
  });

  it.each<[TypedSettings, string]>([
    [{ name: ' ' }, 'input.name EMPTY'],
    [{ name: null }, 'input.name EMPTY'],
    [{ name: 'a\nb' }, 'input.name CONTROL_CHARACTER'],
    [{ name: 'a'.repeat(201) }, 'input.name TOO_LONG'],
    [{ clientId: 'abc\u0001' }, 'input.clientId CONTROL_CHARACTER'],
    [{ clientSecret: 'abc\r\n' }, 'input.clientSecret CONTROL_CHARACTER'],
    [{ authorizeUrl: 'login' }, 'input.authorizeUrl NOT_A_URL'],
    [{ authorizeUrl: 'https:login.test' }, 'input.authorizeUrl NOT_A_URL'],
    [{ authorizeUrl: 'https:/login.test' }, 'input.authorizeUrl NOT_A_URL'],
    [{ authorizeUrl: 'https://login.test\\@evil.test/a' }, 'input.authorizeUrl NOT_A_URL'],
    [{ authorizeUrl: 'javascript:alert(1)' }, 'input.authorizeUrl NOT_A_URL'],
    [{ authorizeUrl: 'http://login.test/authorize' }, 'input.authorizeUrl NOT_HTTPS'],
    [{ accessTokenUrl: 'https://login.test/token#x' }, 'input.accessTokenUrl FRAGMENT'],
    [{ accessTokenUrl: 'https://a:b@login.test/token' }, 'input.accessTokenUrl CREDENTIALS'],
    [{ scopes: ['ok', ''] }, 'input.scopes.1 EMPTY'],
    [{ scopes: Array<string>(101).fill('a') }, 'input.scopes TOO_MANY'],
    [{ scopes: ['a\nb'] }, 'input.scopes.0 CONTROL_CHARACTER'],
  ])('%j is refused as %s', (settings, expected) => {
    expect(codes(settings)).toEqual([expected]);
  });

  it('may be http at the sandbox, and anywhere with the dangerous switch', () => {
    expect(codes({ authorizeUrl: 'http://localhost:4001/authorize' })).toEqual([]);
    expect(
      codes({ authorizeUrl: 'http://as.test/authorize' }, { ...strict, allowInsecure: true }),
    ).toEqual([]);
  });

  it('that are absent are not judged', () => {
    expect(codes({})).toEqual([]);
  });
});
