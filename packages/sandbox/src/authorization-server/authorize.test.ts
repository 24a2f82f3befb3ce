import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerConsent, consent, startSandbox, type Sandbox } from '../index.js';
import { authorizationUrl } from '../testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ publicUrl: 'https://mailkey.example' });
});
afterAll(() => sandbox.close());

const callback = '/oauth/callback/3f0b1c52-2f0a-4f6e-9d0e-0123456789ab';

async function pageFor(more: Record<string, string>, instead?: [string, string]): Promise<string> {
  const { url } = authorizationUrl(sandbox, more);
  const response = await fetch(instead ? url.replace(...instead) : url, { redirect: 'manual' });
  expect(response.headers.get('location')).toBeNull();
  return response.text();
}

async function errorFor(
  more: Record<string, string>,
  instead?: [string, string],
): Promise<string[]> {
  const { url } = authorizationUrl(sandbox, more);
  const response = await fetch(instead ? url.replace(...instead) : url, { redirect: 'manual' });
  const { searchParams } = new URL(response.headers.get('location') ?? 'none:');
  expect(searchParams.get('iss')).toBe(sandbox.issuer);
  return [searchParams.get('error') ?? '', searchParams.get('error_description') ?? ''];
}

describe('the request', () => {
  it.each([
    'https://elsewhere.example/oauth/callback/3f0b1c52-2f0a-4f6e-9d0e-0123456789ab',
    `http://localhost:3000${callback}/more`,
    `http://localhost:3000${callback}?a=b`,
    `http://localhost.evil.example${callback}`,
    `http://user@localhost${callback}`,
    'http://localhost:3000/oauth/callback/not-a-uuid',
    'not a url',
  ])('never redirects to %s', async (redirect_uri) => {
    expect(await pageFor({ redirect_uri })).toContain('AADSTS50011');
  });

  it.each(['http://localhost:9', 'http://127.0.0.1:3000', 'https://mailkey.example'])(
    'knows the callbacks at %s',
    async (origin) => {
      expect(await pageFor({ redirect_uri: `${origin}${callback}` })).toContain('Who are you?');
    },
  );

  it('shows a page for an unknown application, a switched-off one and an unknown tenant', async () => {
    expect(await pageFor({ client_id: 'nobody' })).toContain('AADSTS700016');
    const disabled = '5a4db0c5-7e57-4a11-8b0e-c0ffee00dead';
    expect(await pageFor({ client_id: disabled })).toContain('AADSTS7000112');
    expect(await pageFor({}, [sandbox.tenant, 'elsewhere'])).toContain('AADSTS90002');
  });

  it('refuses a parameter that is given twice', async () => {
    expect(await pageFor({}, ['response_type=code', 'response_type=code&state=2'])).toContain(
      'AADSTS9000411',
    );
  });

  it.each([
    ['unsupported_response_type', /^AADSTS700054/, { response_type: 'id_token' }],
    ['invalid_request', /PKCE/, { code_challenge: '' }],
    ['invalid_request', /PKCE/, { code_challenge_method: 'plain' }],
    ['login_required', /^AADSTS50058/, { prompt: 'none' }],
    ['invalid_scope', /^AADSTS70011/, { scope: '' }],
    [
      'invalid_scope',
      /^AADSTS70011.*SMTP\.Send is not valid/,
      {
        scope:
          'https://outlook.office.com/IMAP.AccessAsUser.All,https://outlook.office.com/SMTP.Send',
      },
    ],
    ['invalid_resource', /^AADSTS500011/, { scope: 'https://elsewhere.example/Mail' }],
  ] as const)('redirects with %s (%s)', async (error, words, more) => {
    const [code, description] = await errorFor(more);
    expect(code).toBe(error);
    expect(description).toMatch(words);
  });

  it('refuses /common, for the application is single-tenant', async () => {
    expect((await errorFor({}, [sandbox.tenant, 'common']))[1]).toMatch(/^AADSTS50194/);
  });
});

describe('the consent page', () => {
  it('escapes whatever came in the request', async () => {
    const page = await pageFor({
      scope: 'https://outlook.office.com/"><script>alert(1)',
      login_hint: '"><b>',
    });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('"><b>');
  });

  it('preselects the person of the login hint', async () => {
    const page = await pageFor({ login_hint: 'Ben@sandbox.test' });
    expect(page).toMatch(/value="ben@sandbox\.test" required checked/);
    expect(page.match(/ checked/g)).toHaveLength(1);
  });

  it('offers a mailbox that fails as a person when it is hinted at', async () => {
    const page = await pageFor({ login_hint: 'imap-off@sandbox.test' });
    expect(page).toMatch(/value="imap-off@sandbox\.test" required checked/);
  });

  it('allows neither scripts nor frames, and the form only to the client', async () => {
    const { url } = authorizationUrl(sandbox);
    const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:3000");
    expect(policy).not.toContain('unsafe');
  });

  it('redirects with a code, the state and the issuer', async () => {
    const { url, redirectUri } = authorizationUrl(sandbox);
    const back = new URL(await consent(url, { person: 'ben@sandbox.test' }));
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: 'a-state',
      iss: sandbox.issuer,
    });
  });

  it('redirects with access_denied on Cancel', async () => {
    const back = new URL(await consent(authorizationUrl(sandbox).url, { accept: false }));
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('error_description')).toMatch(/^AADSTS65004/);
  });

  it.each(['nobody@sandbox.test', 'support@sandbox.test', 'paul@sandbox.test', ''])(
    'lets %s not sign in',
    async (person) => {
      const outcome = await answerConsent(authorizationUrl(sandbox).url, { person });
      expect(outcome).toMatchObject({ text: expect.stringContaining('AADSTS50034') as string });
    },
  );

  it('takes no consent from a form of another site', async () => {
    const response = await fetch(authorizationUrl(sandbox).url, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'https://evil.example' },
      body: new URLSearchParams({ person: 'ana@sandbox.test', decision: 'accept' }),
    });
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('another site');
  });
});
