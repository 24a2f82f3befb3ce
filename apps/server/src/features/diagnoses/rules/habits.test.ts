import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import type { AuthorizeFacts, ClientFacts, Facts, TokenFacts } from '../facts.js';
import { client as microsofts, now } from '../samples/sample.js';

const client: ClientFacts = {
  ...microsofts,
  clientId: 'app',
  scopes: ['mail', 'offline_access'],
  tenant: undefined,
  authorizeUrl: 'https://id.example/authorize',
  accessTokenUrl: 'https://id.example/token',
  pkce: 'S256',
};
const world: Facts = { now, provider: 'GENERIC', probes: [] };
const first = (facts: Partial<Facts>) => diagnose({ ...world, client, ...facts })[0];
const authorize = (error: string, description?: string): AuthorizeFacts => ({
  kind: 'error',
  error,
  description,
});
const token = (status: number, error: string, description = ''): TokenFacts => ({
  kind: 'refused',
  request: 'code',
  status,
  error,
  description,
  body: '',
});
const fixOf = (facts: Partial<Facts>) => (first(facts)?.fix ?? []).join(' ');

describe('a prompt that the server does not take', () => {
  it.each([
    ['invalid_request', 'unsupported prompt value requested'],
    ['unsupported_prompt_select_account', undefined],
    ['invalid_configuration', 'Failure due to missing select_account_for_resource_owner.'],
    ['account_selection_required', undefined],
    ['invalid_configuration', undefined],
    // A wish for an account, answered as if no page were allowed.
    ['login_required', undefined],
    ['interaction_required', 'The authorization server requires end-user interaction'],
    ['invalid_request', 'Used unknown value [select_account] for prompt parameter'],
    ['invalid_request', 'Invalid OAuth parameter: prompt'],
    ['invalid_request', 'prompt: prompt must include at least one value'],
    ['invalid_request', 'Unsupported prompt mode'],
  ])('%s: %s', (error, description) => {
    const asked = { ...client, prompt: 'select_account' };
    const facts = { client: asked, authorize: authorize(error, description) };
    expect(first(facts)?.code).toBe('prompt-refused');
    expect(fixOf(facts)).toContain(
      'set Prompt to “Send none”. It sends prompt=select_account now.',
    );
  });

  it('names Url Authorize where the prompt stands there', () => {
    const authorizeUrl = 'https://id.example/authorize?prompt=select_account';
    const facts = {
      client: { ...client, authorizeUrl, prompt: 'select_account' },
      authorize: authorize('invalid_request', 'unsupported prompt value requested'),
    };
    expect(fixOf(facts)).toContain('remove prompt from Url Authorize');
  });

  it.each([
    ['login_required', 'none'],
    ['interaction_required', undefined],
  ])('is not meant by %s where %s was sent', (error, prompt) => {
    const found = first({ client: { ...client, prompt }, authorize: authorize(error) });
    expect(found?.code).toBe('interaction-needed-silent-flow');
  });
});

describe('PKCE that the server does not take', () => {
  it.each([
    ['invalid_request', 'PKCE is not supported'],
    // RFC 7636 section 4.4.1 has these words.
    ['invalid_request', 'transform algorithm not supported'],
    ['invalid_request', 'code_challenge_method not supported'],
    ['invalid_request', 'Unknown parameter: code_challenge'],
    ['invalid_request', 'Unexpected parameter code_challenge'],
    ['invalid_request', 'Code challenge is not allowed for this client'],
    ['invalid_request', 'code_challenge'],
    ['invalid_request', undefined],
  ])('%s: %s', (error, description) => {
    const facts = { authorize: authorize(error, description) };
    expect(first(facts)?.code).toBe('pkce-refused');
    expect(fixOf(facts)).toContain('Habits of this provider, and set PKCE to “Off”');
  });

  it('cannot be switched off without a secret, and says so', () => {
    const open = { ...client, clientAuthentication: 'NONE', secret: 'absent' } as const;
    const facts = {
      client: open,
      authorize: authorize('invalid_request', 'PKCE is not supported'),
    };
    expect(fixOf(facts)).toContain('PKCE cannot be switched off');
  });

  it.each<[string, Partial<ClientFacts>]>([
    ['is off', { pkce: 'OFF' }],
    ['is not the only habit that may be meant', { prompt: 'select_account' }],
  ])('is not blamed for a bare refusal where it %s', (_, changes) => {
    const found = first({
      client: { ...client, ...changes },
      authorize: authorize('invalid_request'),
    });
    expect(found?.code).toBe('request-invalid');
  });

  it('is another matter than a verifier that does not fit', () => {
    for (const [error, words] of [
      ['invalid_grant', 'Failed to verify code challenge.'],
      ['invalid_grant', 'code verifier is invalid'],
      ['invalid_request', 'code verification failed'],
    ] as const)
      expect(first({ token: token(400, error, words) })?.code).toBe('pkce-mismatch');
  });
});

describe('PKCE that the server wants', () => {
  const off = { ...client, pkce: 'OFF' as const };
  it.each([
    ['invalid_request', 'Code challenge required.'],
    ['invalid_request', "The mandatory 'code_challenge' parameter is missing."],
    ['invalid_request', 'Missing parameter: code_challenge_method'],
    ['invalid_request', 'Clients must include a code_challenge when performing the flow.'],
    ['invalid_request', 'The authorization server requires public clients to use PKCE RFC-7636'],
    ['invalid_request', 'pkce is required'],
    ['invalid_request', 'OAuth 2.0 Parameter: code_challenge'],
  ])('%s: %s', (error, description) => {
    const facts = { client: off, authorize: authorize(error, description) };
    expect(first(facts)?.code).toBe('pkce-required');
    expect(fixOf(facts)).toContain('set PKCE to “On (S256)”');
  });

  it('may say so only at the token endpoint', () => {
    const facts = { client: off, token: token(400, 'invalid_grant', 'Missing code_verifier') };
    expect(first(facts)?.code).toBe('pkce-required');
  });
});

it.each([
  ['Missing code_verifier', 'pkce-required'],
  ['code_verifier is required', 'pkce-required'],
  ['code_verifier not expected', 'pkce-refused'],
])('at the token endpoint: %s', (words, code) => {
  const off = { ...client, pkce: 'OFF' as const };
  const facts = { client: off, token: token(400, 'invalid_request', words) };
  expect(first(code === 'pkce-required' ? facts : { ...facts, client })?.code).toBe(code);
});

describe('another way to show the secret', () => {
  it.each([
    [400, 'client registered for client_secret_basic cannot use client_secret_post'],
    [
      401,
      "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The OAuth 2.0 Client supports client authentication method 'client_secret_basic', but method 'client_secret_post' was requested.",
    ],
    [
      401,
      "The request was determined to be using 'token_endpoint_auth_method' method 'client_secret_post', however the OAuth 2.0 client registration does not allow this method.",
    ],
    [400, 'client_secret must be provided in the Authorization header'],
    [400, 'Unsupported Client Authentication Method!'],
    [401, 'Invalid authentication method for accessing this endpoint'],
    [401, 'The client credentials must only be sent via HTTP Basic'],
  ])('%i %s', (status, description) => {
    const facts = { token: token(status, 'invalid_client', description) };
    expect(first(facts)?.code).toBe('client-authentication-method');
    expect(fixOf(facts)).toContain(
      'set client authentication to “Secret in the Authorization header”',
    );
  });

  it('is the body where the header was used, and none where none is registered', () => {
    const basic = { ...client, clientAuthentication: 'CLIENT_SECRET_BASIC' } as const;
    const post = token(401, 'invalid_client', 'only client_secret_post is allowed: registered so');
    expect(fixOf({ client: basic, token: post })).toContain('“Secret in the request body”');
    const none = token(
      401,
      'invalid_client',
      "supports method 'none', but 'client_secret_post' was requested",
    );
    expect(fixOf({ token: none })).toContain('“None (public client)”');
  });

  it.each([
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    'Client authentication failed.',
    'invalid client_secret',
  ])('is not certain of the sentence that stands for everything: %s', (description) => {
    const found = first({ token: token(401, 'invalid_client', description) });
    expect(found?.code).toMatch(/^client-(authentication-failed|secret-invalid)$/);
  });
});

describe('lasting access', () => {
  const granted: TokenFacts = {
    kind: 'granted',
    request: 'code',
    refreshable: false,
    expiresAt: now,
    requestedScopes: ['mail'],
    grantedScopes: ['mail'],
    missingScopes: [],
  };

  it('names prompt=consent where offline_access alone brought no refresh token', () => {
    expect(first({ token: granted })?.code).toBe('refresh-token-not-issued');
    expect(fixOf({ token: granted })).toContain('set Prompt to “Ask for consent” (prompt=consent)');
    const asked = { ...client, prompt: 'login consent' };
    expect(fixOf({ client: asked, token: granted })).toContain('are asked for already');
  });

  it('names the scope first', () => {
    const without = { ...client, scopes: ['mail'] };
    expect(fixOf({ client: without, token: granted })).toContain(
      'Add offline_access to the scopes',
    );
  });
});
