import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startSandbox } from './index.js';
import { obtain, requestToken, talk } from './testkit/clients.js';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
const stateFile = join(folder, 'sandbox.json');
afterAll(() => rmSync(folder, { recursive: true }));

it('goes on after a restart: same ports, secrets, authority, grants and tokens', async () => {
  const base = 20_000 + Math.floor(Math.random() * 10_000);
  const first = await startSandbox({ stateFile, ports: { base } });
  const { body } = await obtain(first, { scenario: 'imap-off' });
  await first.close();

  const second = await startSandbox({ stateFile, ports: { base } });
  expect(second.ports).toEqual(Array.from(second.ports, (_, index) => base + index));
  expect(second.origin).toBe(`http://localhost:${base}`);
  expect(second).toMatchObject({ clientSecret: first.clientSecret, ca: first.ca });
  expect(second.servers).toEqual(first.servers);
  expect(second.faultServers).toEqual(first.faultServers);
  const refresh_token = String(body.refresh_token);
  const answer = await requestToken(second, { grant_type: 'refresh_token', refresh_token });
  expect(answer.status).toBe(200);
  for (const token of [body.access_token, answer.body.access_token]) {
    const lines = await talk(second, 'imap', { user: 'ana@sandbox.test', token: String(token) });
    expect(lines).toContain('BAD User is authenticated but not connected.');
  }
  await expect(startSandbox({ ports: { base } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await second.close();
});

it('keeps its file from others, and no token in it', async () => {
  const sandbox = await startSandbox({ stateFile });
  const { body } = await obtain(sandbox);
  await sandbox.close();
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  const text = readFileSync(stateFile, 'utf8');
  expect(text).not.toContain(String(body.refresh_token));
  expect(text).not.toContain(String(body.access_token));
});

it('says which file is damaged', async () => {
  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, '{');
  await expect(startSandbox({ stateFile: damaged })).rejects.toThrow(`cannot read ${damaged}`);
});

it('leaves nothing listening', async () => {
  const sandbox = await startSandbox();
  await sandbox.close();
  await expect(fetch(sandbox.accessTokenUrl)).rejects.toThrow();
});
