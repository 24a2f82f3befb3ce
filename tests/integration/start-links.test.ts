import 'reflect-metadata';
import { consent } from '@mailkey/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

async function sent() {
  const { id } = await journey.createClient();
  return journey.validate(id);
}

const look = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: 'manual', headers });

describe('S17 a start link that was sent', () => {
  it('is not used up by programs that look at it, however they do', async () => {
    const { runId, startPage } = await sent();
    for (let i = 0; i < 3; i++) {
      expect((await fetch(startPage, { method: 'HEAD' })).status).toBe(204);
      const page = await look(startPage, { accept: 'text/html', 'sec-fetch-mode': 'navigate' });
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(page.headers.get('location')).toBeNull();
    }
    const person = journey.newBrowser();
    const callback = await journey.consented({ runId, startPage }, person);
    expect((await person.get(callback)).status).toBe(303);
    expect(await journey.ended(runId)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is used up by the button, in one browser, which may press it again', async () => {
    const { startPage } = await sent();
    const [person, other] = [journey.newBrowser(), journey.newBrowser()];
    const first = await person.press(startPage);
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toContain(journey.sandbox.authorizeUrl);
    expect((await person.press(startPage)).status).toBe(303);
    expect((await person.get(startPage)).status).toBe(303);
    expect((await other.press(startPage)).status).toBe(400);
    expect((await other.get(startPage)).status).toBe(400);
  });

  it('is pressed by our own page alone', async () => {
    const { startPage } = await sent();
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
      expect((await fetch(startPage, { method: 'POST', headers })).status).toBe(403);
    expect((await journey.newBrowser().press(startPage)).status).toBe(303);
  });

  it('leads the person on at once who started it, but not what their browser fetches ahead', async () => {
    const { startPage } = await sent();
    const cookie = [...journey.api.cookies].map((pair) => pair.join('=')).join('; ');
    const ahead: Record<string, string>[] = [
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const more of ahead) expect((await look(startPage, { cookie, ...more })).status).toBe(200);
    expect((await look(startPage, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('is no shortcut for a key, whose validation belongs to no session', async () => {
    const { id } = await journey.createClient();
    const program = await createProgram(journey.mailkey, journey.api, {
      scopes: ['OPERATE', 'READ'],
    });
    const { startPage, runId } = await journey.validate(id, program.api);
    expect((await journey.api.get(startPage)).status).toBe(200);
    const person = journey.newBrowser();
    const provider = (await person.press(startPage)).headers.get('location') ?? '';
    expect((await person.get(await consent(provider, {}))).status).toBe(303);
    expect(await journey.ended(runId)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('shows a page without a script, a style of its own and where it leads', async () => {
    const { startPage } = await sent();
    const page = await look(startPage);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    const html = await page.text();
    expect(html).toContain(`Continue to ${new URL(journey.sandbox.authorizeUrl).host}`);
    expect(html).not.toMatch(/<script|style=|<style/);
    const style = await look(`${journey.mailkey.url}/oauth/start.css`);
    expect(style.headers.get('content-type')).toMatch(/^text\/css/);
  });
});
