import { expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import type { TokenFacts } from '../facts.js';
import { client, now } from '../samples/sample.js';

const malformed = (problem: string): TokenFacts => ({
  kind: 'malformed',
  request: 'code',
  status: 200,
  problem,
  body: '',
});
const tooLarge: TokenFacts = {
  kind: 'unreachable',
  request: 'code',
  fault: { stage: 'HTTP', code: 'TOO_LARGE', message: '', host: 'login.test', port: 443 },
};

it.each([
  ['a web page', malformed('The answer is a web page, not a JSON object.')],
  ['a web page', malformed('The content type is text/html, not application/json.')],
  ['something that is not JSON', malformed('The answer is not a JSON object.')],
  [
    'something that is not JSON',
    malformed('The content type is text/plain, not application/json.'),
  ],
  ['far too much', tooLarge],
])('says that it was %s', (what, token) => {
  const [first] = diagnose({ now, provider: 'GENERIC', client, token, probes: [] });
  expect(first?.code).toBe('token-endpoint-not-json');
  expect(first?.title).toBe(`The token URL answers with ${what}`);
});
