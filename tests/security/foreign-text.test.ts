import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { payloads } from './payloads.js';

let journey: Journey;
let clientId: string;

beforeAll(async () => {
  journey = await startJourney();
  clientId = (await journey.createClient()).id;
});
afterAll(() => journey.close());

async function expectOwnWords(response: Response, payload: string): Promise<void> {
  expect(response.headers.get('content-type')).not.toMatch(/html/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.getSetCookie().join()).not.toContain('evil');
  expect(decodeURIComponent(response.headers.get('location') ?? '')).not.toContain(payload);
  expect(await response.text()).not.toContain(payload);
}

/** Text at the most: nothing of it is a tag, an attribute, a link or a script of the page. */
function expectQuoted(html: string, payload: string): void {
  const outside = html.replace(/<blockquote>[^<>"']*<\/blockquote>/g, '');
  expect(outside).not.toContain(payload);
  expect(html.match(/<blockquote>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  for (const [, address = ''] of html.matchAll(/(?:href|src|action)="([^"]*)"/g))
    expect(address).toMatch(/^\//);
}

describe.each(payloads)('E4 attack 20: %j', (payload) => {
  const text = encodeURIComponent(payload);

  it.each([
    ['an unknown state', () => `/oauth/callback/${clientId}?state=${text}&code=x`],
    ['a code', () => `/oauth/callback/${clientId}?state=x&code=${text}`],
    [
      'an error',
      () => `/oauth/callback/${clientId}?state=x&error=${text}&error_description=${text}`,
    ],
    ['a page of its own', () => `/oauth/callback/${clientId}?state=x&error=e&error_uri=${text}`],
    ['a parameter that is there twice', () => `/oauth/callback/${clientId}?state=${text}&state=x`],
    ['a client', () => `/oauth/callback/${text}?state=x&code=x`],
    ['a ticket', () => `/oauth/start/${text}`],
    ['a path', () => `/${text}`],
  ])('O7 is not shown as it came when it is %s', async (_where, path) => {
    const api = journey.newBrowser();
    const response = await api.get(journey.mailkey.url + path());
    // The web app is our own page, whatever the path is; the callback's quotes what came as text.
    if (response.headers.get('content-type')?.includes('html'))
      expectQuoted(await response.text(), payload);
    else await expectOwnWords(response, payload);
  });

  it('O7 is not shown by the page that follows a refusal of the provider', async () => {
    const authorize = new URL(await journey.open(await journey.validate(clientId)));
    const back = new URL(authorize.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', authorize.searchParams.get('state') ?? '');
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', payload);
    const response = await journey.api.get(back.href);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/runs\/[\w-]+\?consented=1$/);
    await expectOwnWords(response, payload);
  });

  it('G7 comes back as data of JSON, never as a page', async () => {
    const response = await fetch(`${journey.mailkey.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ instance { version } } # ${payload}`,
        operationName: payload,
      }),
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
