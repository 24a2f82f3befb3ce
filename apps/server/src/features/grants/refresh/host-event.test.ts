import { expect, it } from 'vitest';
import type { TokenFacts } from '../../diagnoses/facts.js';
import { hostEvent, hostOf } from './host-event.js';

const refused = (status: number): TokenFacts => ({
  kind: 'refused',
  request: 'refresh',
  status,
  error: 'invalid_grant',
  body: '',
});
const unreachable = (code: string): TokenFacts => ({
  kind: 'unreachable',
  request: 'refresh',
  fault: { stage: 'TCP', code, message: '', host: 'login.example.org', port: 443 },
});
const page: TokenFacts = {
  kind: 'malformed',
  request: 'refresh',
  status: 200,
  problem: 'no JSON',
  body: '<html>',
};

it.each([
  ['a refusal of one grant', refused(400), 'answered'],
  ['a refused client', refused(401), 'answered'],
  ['too many requests', refused(429), 'failed'],
  ['an error of the server', refused(500), 'failed'],
  ['no connection', unreachable('ECONNREFUSED'), 'failed'],
  ['no answer in time', unreachable('ETIMEDOUT'), 'failed'],
  ['an address that we do not ask', unreachable('EGRESS_BLOCKED'), undefined],
  ['a redirect', unreachable('REDIRECT'), undefined],
  ['a web page', page, undefined],
])('%s says of the host: %s', (_what, facts, kind) => {
  expect(hostEvent(facts, undefined)?.kind).toBe(kind);
});

it('hands on how long the host wants to be left in peace', () => {
  expect(hostEvent(refused(429), 7_000)).toEqual({ kind: 'failed', retryAfter: 7_000 });
});

it('takes all tenants of a server for one host', () => {
  expect(hostOf('https://login.example.org/tenant-1/token')).toBe('login.example.org');
  expect(hostOf('https://login.example.org:8443/token')).toBe('login.example.org:8443');
  expect(hostOf('not a URL')).toBe('');
});
