import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerConsent, startSandbox, type Sandbox, type ScenarioInfo } from './index.js';
import { scenarios } from './scenarios.js';
import {
  authorizationUrl,
  claimsOf,
  obtain,
  requestToken,
  talk,
  type TokenAnswer,
} from './testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const named = (where: ScenarioInfo['where']) =>
  scenarios.filter((one) => one.where === where && one.choose.consent).map(({ name }) => name);

/** What each failure is known by; the keys must be all scenarios of that place. */
const pages: Record<string, RegExp> = {
  'need-admin-approval': /^Need admin approval\n.*\n.*only an admin can grant/,
  'risky-app': /unverified\nThis app may be risky/,
  'redirect-mismatch': /AADSTS50011: The redirect URI 'http:\/\/localhost:3000\/oauth\/callback\//,
  'app-unknown': /AADSTS700016/,
  'app-disabled': /AADSTS7000112/,
  'personal-account': /AADSTS50020.*'live\.com'/,
  'user-not-assigned': /AADSTS50105.*'ana@sandbox\.test'/,
  'sign-in-blocked': /AADSTS53003/,
};

const redirects: Record<string, [error: string, description: RegExp]> = {
  'consent-refused': ['access_denied', /^AADSTS65004: User declined/],
  'consent-missing': ['consent_required', /^AADSTS65001/],
  'single-tenant-on-common': ['invalid_request', /^AADSTS50194/],
  'wrong-tenant-user': ['access_denied', /^AADSTS50020.*sts\.windows\.net/],
  'scope-unknown': ['invalid_client', /^AADSTS650053/],
};

const refusals: Record<string, [status: number, text: RegExp]> = {
  'secret-wrong': [400, /"invalid_client".*AADSTS7000215/],
  'secret-expired': [400, /"invalid_client".*AADSTS7000222/],
  'app-unknown-at-token': [400, /"unauthorized_client".*AADSTS700016/],
  'code-expired': [400, /"invalid_grant".*AADSTS70008:/],
  'code-redeemed': [400, /"invalid_grant".*AADSTS54005/],
  'temporarily-down': [503, /"temporarily_unavailable".*AADSTS90033/],
  throttled: [429, /AADSTS90055/],
  'html-answer': [200, /^<!DOCTYPE html>.*Sign in/s],
  'bad-gateway': [502, /^<!DOCTYPE html>.*Bad Gateway/s],
  'client-refused-bare': [401, /^{"error":"invalid_client"}$/],
  'mfa-at-refresh': [400, /"invalid_grant".*AADSTS50076/],
  'blocked-at-refresh': [400, /"invalid_grant".*AADSTS53003/],
  'refresh-expired': [400, /"invalid_grant".*AADSTS700082/],
  revoked: [400, /"invalid_grant".*AADSTS50173.*"suberror":"bad_token"/],
  'sign-in-frequency': [400, /"invalid_grant".*AADSTS70043/],
  'google-revoked': [400, /"Token has been expired or revoked\."/],
};

const contents: Record<string, (answer: TokenAnswer) => void> = {
  'scope-dropped': ({ body }) => expect(body.scope).not.toContain('SMTP.Send'),
  'no-refresh-token': ({ body }) => expect(body).not.toHaveProperty('refresh_token'),
  'token-type-mac': ({ body }) => expect(body.token_type).toBe('mac'),
  'no-access-token': ({ body }) => expect(body).not.toHaveProperty('access_token'),
  'graph-token': (answer) => expect(claimsOf(answer).aud).toBe('https://graph.microsoft.com'),
  'scope-not-in-token': (answer) =>
    expect(claimsOf(answer).scp).toBe('POP.AccessAsUser.All SMTP.Send'),
  'token-expired': (answer) => expect(Number(claimsOf(answer).exp) * 1000).toBeLessThan(Date.now()),
  'wrong-account': (answer) => {
    expect(claimsOf(answer).upn).toBe('ben@sandbox.test');
    expect(claimsOf(answer, 'id_token').preferred_username).toBe('ben@sandbox.test');
  },
  'tenant-wrong': (answer) => expect(claimsOf(answer).tid).not.toBe(sandbox.tenant),
  'guest-account': (answer) => expect(claimsOf(answer).upn).toMatch(/#EXT#/),
};

describe('at the authorization endpoint', () => {
  it('has every scenario in one of the tables', () => {
    expect([...Object.keys(pages), ...Object.keys(redirects)].sort()).toEqual(
      named('authorize').sort(),
    );
  });

  it.each(Object.entries(pages))('%s ends on a page', async (scenario, words) => {
    const outcome = await answerConsent(authorizationUrl(sandbox).url, { scenario });
    expect(outcome).toMatchObject({ kind: 'page', text: expect.stringMatching(words) as string });
  });

  it.each(Object.entries(redirects))(
    '%s redirects with an error',
    async (scenario, [error, words]) => {
      const outcome = await answerConsent(authorizationUrl(sandbox).url, { scenario });
      const { searchParams } = new URL(outcome.kind === 'redirect' ? outcome.url : '');
      expect(searchParams.get('error')).toBe(error);
      expect(searchParams.get('error_description')).toMatch(words);
      expect(searchParams.get('state')).toBe('a-state');
      expect(searchParams.has('code')).toBe(false);
    },
  );
});

describe('at the token endpoint', () => {
  it('has every scenario in the table', () => {
    expect(Object.keys(refusals).sort()).toEqual(named('token').sort());
  });

  it.each(Object.entries(refusals))('%s is refused', async (scenario, [status, words]) => {
    let answer = await obtain(sandbox, { scenario });
    if (scenarios.find(({ name }) => name === scenario)?.atRefresh) {
      expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 1 });
      const refresh_token = String(answer.body.refresh_token);
      answer = await requestToken(sandbox, { grant_type: 'refresh_token', refresh_token });
    }
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(words);
    if (status === 429) expect(answer.headers.get('retry-after')).toBe('300');
  });
});

describe('with the content of the token', () => {
  it('has every scenario in the table', () => {
    expect(Object.keys(contents).sort()).toEqual(named('token-content').sort());
  });

  it.each(Object.entries(contents))('%s is granted and yet wrong', async (scenario, check) => {
    const answer = await obtain(sandbox, { scenario });
    expect(answer.status).toBe(200);
    check(answer);
  });

  it.each(['graph-token', 'scope-not-in-token', 'token-expired'])(
    '%s is refused by IMAP',
    async (scenario) => {
      const token = String((await obtain(sandbox, { scenario })).body.access_token);
      const lines = await talk(sandbox, 'imap', { user: 'ana@sandbox.test', token });
      expect(lines).toEqual(['NO AUTHENTICATE failed.']);
    },
  );

  it.each(['wrong-account', 'guest-account'])(
    '%s is let in by IMAP and not connected',
    async (scenario) => {
      const token = String((await obtain(sandbox, { scenario })).body.access_token);
      const lines = await talk(sandbox, 'imap', { user: 'ana@sandbox.test', token });
      expect(lines.slice(1)).toEqual([
        'BAD User is authenticated but not connected.',
        '* BYE Connection closed. 14',
      ]);
    },
  );
});
