import { describe, expect, it } from 'vitest';
import { clientStatus, type StatusFacts } from './client-status.js';

const complete: StatusFacts = {
  enabled: true,
  clientId: 'id',
  hasSecret: true,
  clientAuthentication: 'CLIENT_SECRET_POST',
  grantType: 'AUTHORIZATION_CODE',
  authorizeUrl: 'https://as.test/authorize',
  accessTokenUrl: 'https://as.test/token',
  standing: 'NONE',
  standingReason: null,
};

describe('the status of an OAuth client', () => {
  it.each<[string, Partial<StatusFacts>, string, string | null]>([
    ['complete, never validated', {}, 'READY', null],
    ['validated', { standing: 'VALIDATED' }, 'VALIDATED', null],
    [
      'no longer working',
      { standing: 'ATTENTION', standingReason: 'The secret expired.' },
      'NEEDS_ATTENTION',
      'The secret expired.',
    ],
    ['switched off', { enabled: false, standing: 'VALIDATED' }, 'DISABLED', null],
    [
      'without id and secret',
      { clientId: null, hasSecret: false },
      'DRAFT',
      'Missing: Client ID, Client Secret.',
    ],
    [
      'a public client without a secret',
      { hasSecret: false, clientAuthentication: 'NONE' },
      'READY',
      null,
    ],
    [
      'with the tenant still a placeholder',
      { accessTokenUrl: 'https://as.test/{tenant}/token' },
      'DRAFT',
      'Missing: Url Access Token.',
    ],
    [
      'as the application, without Url Authorize',
      { grantType: 'CLIENT_CREDENTIALS', authorizeUrl: null },
      'READY',
      null,
    ],
  ])('%s', (_name, change, status, statusReason) => {
    expect(clientStatus({ ...complete, ...change })).toEqual({ status, statusReason });
  });
});
