import 'reflect-metadata';
import { consent } from '@mailkey/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

interface Waiting {
  id: string;
  runId: string;
  startPage: string;
  callback: URL;
}

/** A validation up to the moment when the browser would open the callback. */
async function waiting(): Promise<Waiting> {
  const { id } = await journey.createClient();
  const started = await journey.validate(id);
  return { id, ...started, callback: new URL(await journey.consented(started)) };
}

/** It is refused with our own words, no token is asked for, and the run goes on waiting. */
async function expectRefused(
  { runId }: Waiting,
  callback: URL | string,
  browser: Api = journey.api,
): Promise<void> {
  const before = journey.requests();
  const response = await browser.get(String(callback));
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toMatch(/^text\/(plain|html)/);
  expect(await response.text()).not.toMatch(/<script|style=/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(journey.requests()).toBe(before);
  expect(await journey.run(runId)).toMatchObject({ status: 'WAITING' });
}

async function expectAccepted({ runId, callback }: Waiting): Promise<void> {
  expect((await journey.api.get(String(callback))).status).toBe(303);
  expect(await journey.ended(runId)).toMatchObject({ status: 'SUCCEEDED' });
}

const changed = (callback: URL, change: (query: URLSearchParams) => void): URL => {
  const url = new URL(callback);
  change(url.searchParams);
  return url;
};

describe('the callback', () => {
  it.each<[string, (query: URLSearchParams) => void]>([
    ['without a state', (query) => query.delete('state')],
    ['with a foreign state', (query) => query.set('state', 'A'.repeat(43))],
    ['with two states', (query) => query.append('state', 'x')],
    ['with two codes', (query) => query.append('code', 'x')],
    ['with two issuers', (query) => (query.append('iss', 'a'), query.append('iss', 'b'))],
    ['with two errors', (query) => (query.append('error', 'a'), query.append('error', 'b'))],
  ])('O3 O6 is refused %s, and the right one still works', async (_, change) => {
    const attempt = await waiting();
    await expectRefused(attempt, changed(attempt.callback, change));
    await expectAccepted(attempt);
  });

  it('O3 is refused in a browser without the flow cookie', async () => {
    const attempt = await waiting();
    await expectRefused(attempt, attempt.callback, journey.newBrowser());
    await expectAccepted(attempt);
  });

  it('O3 is refused with the flow cookie of another attempt', async () => {
    const attempt = await waiting();
    const stranger = journey.newBrowser();
    const other = await journey.validate((await journey.createClient()).id);
    await journey.open(other, stranger);
    const [value = ''] = [...stranger.cookies.values()];
    for (const name of journey.api.cookies.keys()) {
      if (name.startsWith('oauth_')) stranger.cookies.set(name, value);
    }
    await expectRefused(attempt, attempt.callback, stranger);
  });

  it('O3 is refused in the browser of somebody else who is signed in', async () => {
    const attempt = await waiting();
    const other = await journey.mailkey.signedIn();
    for (const [name, value] of journey.api.cookies) {
      if (name.startsWith('oauth_')) other.cookies.set(name, value);
    }
    await expectRefused(attempt, attempt.callback, other);
    await expectAccepted(attempt);
  });

  it('O4 is refused at the redirect URI of another client', async () => {
    const attempt = await waiting();
    const other = await journey.createClient();
    const elsewhere = new URL(attempt.callback.search, other.redirectUri);
    await expectRefused(attempt, elsewhere);
    await expectAccepted(attempt);
  });

  it('O8 is taken once: of ten at the same time one exchanges the code', async () => {
    const attempt = await waiting();
    const before = journey.requests();
    const url = String(attempt.callback);
    const answers = await Promise.all(Array.from({ length: 10 }, () => journey.api.get(url)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(400)]);
    expect(await journey.ended(attempt.runId)).toMatchObject({ status: 'SUCCEEDED' });
    expect(journey.requests()).toBe(before + 1);
  });

  it('is not taken twice', async () => {
    const attempt = await waiting();
    await expectAccepted(attempt);
    const before = journey.requests();
    expect((await journey.api.get(String(attempt.callback))).status).toBe(400);
    expect(journey.requests()).toBe(before);
  });

  it('O5 ends the attempt when another issuer answers (mix-up)', async () => {
    const attempt = await waiting();
    const before = journey.requests();
    const evil = changed(attempt.callback, (query) => query.set('iss', 'https://evil.example'));
    expect((await journey.api.get(String(evil))).status).toBe(303);
    const run = await journey.ended(attempt.runId);
    expect(run.status).toBe('FAILED');
    expect(run.message).toContain('another authorization server');
    expect(journey.requests()).toBe(before);
    expect((await journey.api.get(String(attempt.callback))).status).toBe(400);
  });

  it('O2 does not take the code of another flow: PKCE', async () => {
    const [one, other] = [await waiting(), await waiting()];
    const code = other.callback.searchParams.get('code') ?? '';
    const swapped = changed(one.callback, (query) => query.set('code', code));
    expect((await journey.api.get(String(swapped))).status).toBe(303);
    expect(await journey.ended(one.runId)).toMatchObject({ status: 'FAILED' });
    expect(await journey.client(one.id)).toMatchObject({ grant: null });
  });

  it("shows a stranger's words as text alone, and asks nobody on HEAD", async () => {
    const attempt = await waiting();
    const text = '<script>alert(1)</script>';
    const evil = `${journey.mailkey.url}/oauth/callback/x?state=s&error=${encodeURIComponent(text)}`;
    const page = await (await journey.api.get(evil)).text();
    expect(page).not.toContain('<script');
    expect((await fetch(attempt.callback, { method: 'HEAD' })).status).toBe(204);
    await expectAccepted(attempt);
  });
});

describe('the start page', () => {
  it('belongs to the first browser that opens it', async () => {
    const started = await journey.validate((await journey.createClient()).id);
    const location = await journey.open(started);
    const late = await journey.newBrowser().get(started.startPage);
    expect([late.status, late.headers.get('location')]).toEqual([400, null]);
    expect((await journey.api.get(await consent(location))).status).toBe(303);
  });

  it('is refused to somebody else who is signed in', async () => {
    const started = await journey.validate((await journey.createClient()).id);
    const other = await journey.mailkey.signedIn();
    expect((await other.get(started.startPage)).status).toBe(400);
    expect(await journey.open(started)).toContain(journey.sandbox.authorizeUrl);
  });

  it('sets a cookie for this attempt alone', async () => {
    const started = await journey.validate((await journey.createClient()).id);
    const response = await journey.newBrowser().press(started.startPage);
    expect(response.headers.get('set-cookie')).toMatch(
      /^oauth_[0-9a-f]{8}=[\w-]{43}; Path=\/; Max-Age=(600|599|598); HttpOnly; SameSite=Lax$/,
    );
  });

  it('knows no other ticket', async () => {
    const response = await journey.api.get(`${journey.mailkey.url}/oauth/start/${'A'.repeat(43)}`);
    expect(response.status).toBe(400);
  });
});
