import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAuthorizationServer, type AuthorizationServer } from './authorization-server.js';
import { openReader, type Place } from './evidence.js';
import { startServerProcess, type ServerProcess } from './server-process.js';

const STUMBLE = pathToFileURL(join(import.meta.dirname, 'process/stumble.js')).href;
const LONG = 120_000;

let home: string;
let place: Place;
let provider: AuthorizationServer;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'mailkey-uncaught-'));
  place = { databasePath: join(home, 'mailkey.sqlite'), keyPath: join(home, 'mailkey.key') };
  provider = await startAuthorizationServer();
});
afterEach(() => {
  provider.close();
  rmSync(home, { recursive: true });
});

/** A client that has its grant; the next refresh passes the place where it goes wrong. */
async function granted({ api, url }: ServerProcess): Promise<string> {
  const input = {
    name: 'contoso',
    clientId: 'contoso',
    clientSecret: 'secret-of-contoso-0123456789',
    authorizeUrl: `${provider.origin}/authorize`,
    accessTokenUrl: provider.tokenUrl,
    scopes: ['mail'],
  };
  const create = 'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
  const { id } = (await api.ask(create, { input })).createOAuthClient;
  const start = 'mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl } }';
  const { authorizationUrl } = (await api.ask(start, { id })).validateOAuthClient;
  const location = (await api.get(authorizationUrl)).headers.get('location') ?? '';
  await api.get(`${url}/oauth/callback/${id}?${provider.consent(location, 'strict').toString()}`);
  const grant = async () =>
    (await api.ask('query ($id: ID!) { oauthClient(id: $id) { grant { id } } }', { id }))
      .oauthClient.grant;
  await vi.waitFor(async () => expect(await grant()).not.toBeNull(), 20_000);
  return (await grant()).id;
}

describe.each(['throw', 'reject'])('N5 an error that nobody caught (%s)', (how) => {
  it(
    'ends the process once the refresh under way is stored, and says so without a secret',
    async () => {
      const server = await startServerProcess(place, {}, [
        `--import=${STUMBLE}?how=${how}&at=refresh.leased`,
      ]);
      const id = await granted(server);
      let answer = (): void => undefined;
      provider.next({ answerWhen: new Promise((resolve) => (answer = resolve)) });
      const arrival = provider.nextArrival();
      const asked = server.api
        .ask('mutation ($id: ID!) { renewGrant(id: $id) { outcome } }', { id })
        .catch(() => undefined);
      const request = await arrival;
      await vi.waitFor(() => expect(server.output()).toContain('it stumbled'), 20_000);
      answer();
      expect(await server.gone).toBe(70);
      await asked;
      const reader = await openReader(place);
      const { grants } = await reader.read();
      await reader.close();
      expect(grants).toMatchObject([{ status: 'active', attempt: 'none' }]);
      expect(grants[0]?.refreshToken).toBe(request.issued?.refreshToken);
      expect(server.output()).toContain('an error that nobody caught');
      expect(server.output()).not.toContain('not-for-the-log-123');
    },
    LONG,
  );
});

describe('N5 an error that nobody caught, while a provider never answers', () => {
  it(
    'ends the process within a bounded time, and not with 0',
    async () => {
      const server = await startServerProcess(place, {}, [
        `--import=${STUMBLE}?how=throw&at=refresh.leased`,
      ]);
      const id = await granted(server);
      provider.next({ hang: 'before' });
      const began = Date.now();
      void server.api
        .ask('mutation ($id: ID!) { renewGrant(id: $id) { outcome } }', { id })
        .catch(() => undefined);
      expect(await server.gone).toBe(70);
      expect(Date.now() - began).toBeLessThan(60_000);
    },
    LONG,
  );
});
