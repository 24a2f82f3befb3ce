import { describe, expect, it } from 'vitest';
import { pkceProblems } from './client-settings.js';
import { parameterProblems, sentParameters, trimmedParameters } from './parameters.js';

const named = (...names: string[]) => names.map((name) => ({ name, value: 'x' }));
const codes = (...args: Parameters<typeof parameterProblems>) =>
  parameterProblems(...args).map(({ path, code }) => `${path} ${code}`);

describe('further parameters', () => {
  it.each([
    ...['prompt', 'access_type', 'audience', 'resource', 'login_hint', 'domain_hint', 'acr_values'],
    ...['max_age', 'ui_locales', 'duration', 'token_access_type', 'id_token_hint', 'kc_idp_hint'],
    ...['p', 'x-flow', 'vendor.flag'],
  ])('%s may be one', (name) => {
    expect(codes('authorizeParameters', named(name))).toEqual([]);
  });

  it.each([
    ...['client_id', 'state', 'redirect_uri', 'code_challenge', 'code_challenge_method'],
    ...['response_type', 'response_mode', 'scope', 'nonce', 'request', 'request_uri'],
    // Read as the same name by servers that fold case, or for which a dot is an underscore.
    ...['Client_ID', 'STATE', 'redirect.uri', 'code.challenge'],
  ])('%s of the protocol is none of them', (name) => {
    expect(codes('authorizeParameters', named(name))).toEqual([
      'input.authorizeParameters.0.name RESERVED',
    ]);
  });

  it.each([
    ...['grant_type', 'code', 'refresh_token', 'client_secret', 'client_id', 'code_verifier'],
    ...['redirect_uri', 'scope', 'client_assertion', 'Grant.Type'],
  ])('%s of a token request neither', (name) => {
    expect(codes('tokenParameters', named(name))).toEqual([
      'input.tokenParameters.0.name RESERVED',
    ]);
  });

  it.each([
    ...['password', 'user_password', 'api_key', 'apikey', 'app_secret', 'subject_token', 'otp'],
    ...['assertion', 'access_token', 'private-key', 'private_key', 'credentials'],
  ])('%s would be a secret in the clear', (name) => {
    expect(codes('tokenParameters', named(name))).toEqual(['input.tokenParameters.0.name SECRET']);
  });

  it.each([
    ['', 'EMPTY'],
    // Rails and PHP would make a list of it that takes the place of the one without brackets.
    ['client_id[]', 'NOT_A_NAME'],
    ['pro mpt', 'NOT_A_NAME'],
    ['prompt=consent', 'NOT_A_NAME'],
    ['a&state', 'NOT_A_NAME'],
    ['prömpt', 'NOT_A_NAME'],
    ['a\nb', 'NOT_A_NAME'],
    ['a'.repeat(101), 'TOO_LONG'],
  ])('%j is refused as %s', (name, code) => {
    expect(codes('authorizeParameters', named(name))).toEqual([
      `input.authorizeParameters.0.name ${code}`,
    ]);
  });

  it('O4 stand there once each, and are so many', () => {
    expect(codes('tokenParameters', named('resource', 'Resource'))).toEqual([
      'input.tokenParameters.1.name TWICE',
    ]);
    const many = Array.from({ length: 21 }, (_, index) => `p${index}`);
    expect(codes('tokenParameters', named(...many))).toEqual(['input.tokenParameters TOO_MANY']);
  });

  it('take the place of what a preset sends, however they are written', () => {
    expect(trimmedParameters([...named(' Prompt '), ...named('Audience')])).toEqual([
      ...named('prompt'),
      ...named('Audience'),
    ]);
  });

  it('have values of one line', () => {
    const value = (text: string) => codes('tokenParameters', [{ name: 'audience', value: text }]);
    expect(value('https://mail.example/ ä+&=')).toEqual([]);
    expect(value('a\r\nb')).toEqual(['input.tokenParameters.0.value CONTROL_CHARACTER']);
    // A token under any name; such as these have a shape of their own.
    expect(value('GOCSPX-abcdefghijklmnopqrstuvwx')).toEqual([
      'input.tokenParameters.0.value SECRET',
    ]);
    expect(value('a b '.repeat(501))).toEqual(['input.tokenParameters.0.value TOO_LONG']);
  });

  it('are sent without those that are left out', () => {
    const typed = trimmedParameters([
      { name: ' audience ', value: ' mail ' },
      { name: 'prompt', value: '  ' },
    ]);
    expect(typed[1]).toEqual({ name: 'prompt', value: '' });
    expect(sentParameters(typed)).toEqual({ audience: 'mail' });
  });
});

it('O2 PKCE is off for a client with a secret alone', () => {
  const judged = (pkce: 'S256' | 'OFF', clientAuthentication: 'NONE' | 'CLIENT_SECRET_BASIC') =>
    pkceProblems({ pkce, clientAuthentication }).map(({ code }) => code);
  expect(judged('OFF', 'NONE')).toEqual(['NEEDS_SECRET']);
  expect(judged('OFF', 'CLIENT_SECRET_BASIC')).toEqual([]);
  expect(judged('S256', 'NONE')).toEqual([]);
});
