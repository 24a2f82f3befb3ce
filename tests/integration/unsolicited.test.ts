import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

interface Note {
  kind: string;
  ownLink: boolean;
  title: string;
  text: string;
  words: string | null;
  tenant: string | null;
  diagnosis: { code: string } | null;
}
const NOTE = 'kind ownLink title text words tenant diagnosis { code }';

const microsoft = {
  provider: 'MICROSOFT_365',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: 'a~secret-of-a-rehearsal',
  authorizeUrl: 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize',
  accessTokenUrl: 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token',
  scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'],
};

/** A validation whose sign-in page a browser has opened; `back` is the redirect URI without parameters. */
async function opened(browser: Api = journey.api, settings: object = microsoft) {
  const { id } = await journey.createClient(settings);
  const started = await journey.validate(id);
  const location = new URL(await journey.open(started, browser));
  const state = location.searchParams.get('state') ?? '';
  return { id, ...started, state, back: location.searchParams.get('redirect_uri') ?? '' };
}

async function notesOf(runId: string): Promise<Note[]> {
  const { run } = await journey.api.ask(
    `query ($id: ID!) { run(id: $id) { status notes { ${NOTE} } } }`,
    { id: runId },
  );
  expect(run.status).toBe('WAITING');
  return run.notes;
}

const CONSENT = `adminConsentUrl adminConsentNote { ${NOTE} at }`;
const consentOf = async (id: string) =>
  (await journey.api.ask(`query ($id: ID!) { oauthClient(id: $id) { ${CONSENT} } }`, { id }))
    .oauthClient;

const DECLINED =
  'error=access_denied&error_description=AADSTS65004%3A+User+declined+to+consent+to+access+the+app.';

describe('V1 what comes back without our state', () => {
  it('is told beside the validation that this browser has open, and ends nothing', async () => {
    const { runId, back, id } = await opened();
    const page = await journey.api.get(`${back}?${DECLINED}`);
    expect(page.status).toBe(400);
    const html = await page.text();
    expect(html).toContain('nobody has checked');
    expect(html).toContain('AADSTS65004');
    expect(html).toContain(`href="/oauth-clients/${id}"`);
    expect(html).toContain(`href="/runs/${runId}"`);
    expect(await notesOf(runId)).toMatchObject([
      { kind: 'REFUSED', ownLink: false, diagnosis: { code: 'user-cancelled-consent' } },
    ]);
  });

  it('is told live to whoever watches the run', async () => {
    const { runId, back } = await opened();
    const watch = `subscription ($id: ID!) { run(id: $id) { status notes { kind tenant } } }`;
    const runs = journey.api.subscribe<{ run: { notes: object[] } }>(watch, { id: runId });
    expect((await runs.next()).value).toMatchObject({ run: { notes: [] } });
    const next = runs.next();
    await journey.api.get(`${back}?admin_consent=True&tenant=contoso.example`);
    expect((await next).value).toMatchObject({
      run: {
        status: 'WAITING',
        notes: [{ kind: 'ADMIN_CONSENT_GIVEN', tenant: 'contoso.example' }],
      },
    });
    await runs.return(undefined);
  });

  it.each<[string, (state: string) => string, string]>([
    ['an error alone', () => 'error=login_required', 'REFUSED'],
    ['consent refused', () => `${DECLINED}&admin_consent=True&tenant=t`, 'ADMIN_CONSENT_REFUSED'],
    ['consent given, another state', () => 'admin_consent=True&state=12345', 'ADMIN_CONSENT_GIVEN'],
    ['text appended', (state) => `code=x&state=${state}%3Fsession_state=1`, 'STATE_CHANGED'],
    ['a fragment appended', (state) => `code=x&state=${state}%23_=_`, 'STATE_CHANGED'],
    ['a state that was cut', (state) => `code=x&state=${state.slice(0, 32)}`, 'STATE_CHANGED'],
    ['capitals lost', (state) => `code=x&state=${state.toLowerCase()}`, 'STATE_CHANGED'],
    ['two states', (state) => `code=x&state=${state}&state=x`, 'MALFORMED'],
    ['an escaped address', (state) => `code=x&amp;state=${state}`, 'MALFORMED'],
    ['a code alone', () => 'code=x', 'CODE_REFUSED'],
    ['nothing at all', () => '', 'EMPTY'],
  ])('is recognised: %s', async (_what, query, kind) => {
    const { runId, back, state } = await opened();
    const before = journey.requests();
    expect((await journey.api.get(`${back}?${query(state)}`)).status).toBe(400);
    expect(await notesOf(runId)).toMatchObject([{ kind }]);
    expect(journey.requests()).toBe(before);
  });

  it('adds nothing to a run from a browser that does not have it open', async () => {
    const { runId, back, state } = await opened();
    for (const query of [DECLINED, 'admin_consent=True&tenant=t', `code=x&state=${state}x`])
      expect((await journey.newBrowser().get(`${back}?${query}`)).status).toBe(400);
    const other = journey.newBrowser();
    await opened(other);
    await other.get(`${back}?${DECLINED}`);
    expect(await notesOf(runId)).toEqual([]);
  });

  it('is kept a few times at most, and the answer that counts still counts', async () => {
    const { runId, back, state } = await opened();
    for (let i = 0; i < 9; i++) await journey.api.get(`${back}?error=x${i}`);
    expect((await notesOf(runId)).length).toBe(3);
    await journey.api.get(`${back}?error=access_denied&state=${state}`);
    expect(await journey.ended(runId)).toMatchObject({ status: 'FAILED' });
  });

  it('shows a stranger nothing of the client but the way to it', async () => {
    const { back, id } = await opened();
    const html = await (await journey.newBrowser().get(`${back}?${DECLINED}`)).text();
    expect(html).toContain(`/oauth-clients/${id}`);
    for (const own of ['Rehearsal', 'contoso.example', microsoft.clientId])
      expect(html).not.toContain(own);
  });

  it('is cut, escaped and masked', async () => {
    const { runId, back } = await opened();
    const words = `<b onclick="x">${'long '.repeat(2000)}`;
    const query = new URLSearchParams({ error: '<script>', error_description: words });
    query.set('error_uri', 'https://evil.example/');
    const html = await (await journey.api.get(`${back}?${query.toString()}`)).text();
    expect(html).not.toMatch(/<script|<b |evil\.example/);
    expect(html.length).toBeLessThan(6000);
    const [note] = await notesOf(runId);
    expect(note?.words?.length).toBeLessThan(700);
  });

  it('is explained where a provider sends it as a form', async () => {
    const { back } = await opened();
    const page = await fetch(back, {
      method: 'POST',
      headers: { origin: 'https://login.microsoftonline.com', cookie: 'x=y' },
      body: new URLSearchParams({ error: 'access_denied', state: 'x' }),
    });
    expect(page.status).toBe(405);
    const html = await page.text();
    expect(html).toContain('response_mode');
    expect(html).toContain('access_denied');
    expect(page.headers.getSetCookie()).toEqual([]);
  });
});

describe('V2 the link of admin consent', () => {
  it('carries a state, by which the way back is known and shown on client and run', async () => {
    const { id, runId, back } = await opened();
    const link = new URL((await consentOf(id)).adminConsentUrl);
    expect(link.origin + link.pathname).toBe(
      'https://login.microsoftonline.com/contoso.example/v2.0/adminconsent',
    );
    expect(link.searchParams.get('redirect_uri')).toBe(back);
    const state = link.searchParams.get('state') ?? '';
    expect(state.length).toBeGreaterThanOrEqual(43);
    const tenant = '99999999-2222-3333-4444-555555555555';
    const page = await journey
      .newBrowser()
      .get(`${back}?admin_consent=True&tenant=${tenant}&state=${state}`);
    expect(page.status).toBe(200);
    const given = { kind: 'ADMIN_CONSENT_GIVEN', ownLink: true, tenant };
    expect((await consentOf(id)).adminConsentNote).toMatchObject(given);
    expect(await notesOf(runId)).toMatchObject([given]);
  });

  it('tells why it was refused', async () => {
    const { id, back } = await opened();
    const state = new URL((await consentOf(id)).adminConsentUrl).searchParams.get('state');
    await journey.newBrowser().get(`${back}?${DECLINED}&state=${state}`);
    expect((await consentOf(id)).adminConsentNote).toMatchObject({
      kind: 'ADMIN_CONSENT_REFUSED',
      ownLink: true,
      words: expect.stringContaining('AADSTS65004'),
      diagnosis: { code: 'user-cancelled-consent' },
    });
  });

  it.each<[string, (state: string) => string]>([
    ['another state', () => `admin_consent=True&state=${'A'.repeat(43)}`],
    ['an empty state', () => 'admin_consent=True&state='],
    ['text appended', (state) => `admin_consent=True&state=${state}x`],
    ['its state twice', (state) => `admin_consent=True&state=${state}&state=x`],
    ['a code', (state) => `code=x&state=${state}`],
  ])('is not taken for answered by %s', async (_what, query) => {
    const { id, back } = await opened();
    const state = new URL((await consentOf(id)).adminConsentUrl).searchParams.get('state') ?? '';
    expect((await journey.newBrowser().get(`${back}?${query(state)}`)).status).toBe(400);
    expect((await consentOf(id)).adminConsentNote).toBeNull();
  });

  it('ends with an edit of where it leads, and what came by it with it', async () => {
    const { id, back } = await opened();
    const former = new URL((await consentOf(id)).adminConsentUrl).searchParams.get('state');
    await journey.newBrowser().get(`${back}?admin_consent=True&state=${former}`);
    await journey.api.ask(
      'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }',
      { id, input: { clientId: '22222222-2222-3333-4444-555555555555' } },
    );
    const now = await consentOf(id);
    expect(now.adminConsentNote).toBeNull();
    expect(new URL(now.adminConsentUrl).searchParams.get('state')).not.toBe(former);
    await journey.newBrowser().get(`${back}?admin_consent=True&state=${former}`);
    expect((await consentOf(id)).adminConsentNote).toBeNull();
  });

  it('is offered by the diagnosis, too', async () => {
    const { id } = await opened();
    const { diagnoseText } = await journey.api.ask(
      'query ($id: ID, $text: String!) { diagnoseText(oauthClientId: $id, text: $text) { fix } }',
      { text: 'Need admin approval. AADSTS90094', id },
    );
    expect(diagnoseText[0].fix.join()).toContain((await consentOf(id)).adminConsentUrl);
  });

  it('is there for nobody else', async () => {
    const { id } = await journey.createClient();
    expect((await consentOf(id)).adminConsentUrl).toBeNull();
  });
});
