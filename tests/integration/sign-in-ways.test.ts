import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCertificates } from '../servers/certificates.js';
import { playHonest } from '../servers/honest.js';
import { startThrowaway, type Throwaway } from '../servers/throwaway.js';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

let watched: Watched;
let server: Throwaway;
beforeAll(async () => {
  server = await startThrowaway({
    certificate: createCertificates().good,
    implicitTls: false,
    play: playHonest('SMTP', {
      mechanisms: ['PLAIN', 'LOGIN'],
      answers: {
        AUTH: async (peer, _tag, words) => {
          if (words[0] === 'PLAIN') return peer.say('535 5.7.8 no\r\n');
          for (const prompt of ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6']) {
            peer.say(`${prompt}\r\n`);
            await peer.hear();
          }
          peer.say('235 in\r\n');
        },
      },
    }),
  });
  watched = await startWatched({ env: { ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1' } });
});
afterAll(async () => {
  await watched.close();
  await server.close();
});

/** The mechanisms that the server was asked for since the last time. */
let told = 0;
function mechanisms(): string[] {
  const asked = [...server.heard.clear.slice(told).matchAll(/^AUTH (\w+)/gm)];
  told = server.heard.clear.length;
  return asked.map(([, mechanism]) => mechanism ?? '');
}

it('a regular check begins with the way that worked last, until an edit', async () => {
  const outgoing = { host: '127.0.0.1', port: server.port, security: 'NONE' };
  const password = { authentication: 'PASSWORD', password: 'a-password' };
  const input = { ...password, incoming: null, outgoing, enabled: false };
  const id = await watched.create(input);
  const run = await watched.check(id);
  expect(run.status).toBe('SUCCEEDED');
  const signIn = run.steps.find(({ name }) => name === 'smtp.authenticate');
  expect(signIn?.detail).toBe(
    'LOGIN in two steps as ana@sandbox.test; refused before: PLAIN in one line',
  );
  expect(mechanisms()).toEqual(['PLAIN', 'LOGIN']);

  await watched.update(id, { enabled: true });
  await watched.forward(60 * 24);
  await watched.becomes(id, { latestRun: { trigger: 'SCHEDULE', status: 'SUCCEEDED' } });
  expect(mechanisms()).toEqual(['LOGIN']);

  await watched.update(id, { outgoing: { ...outgoing, username: 'ana' } });
  await watched.forward(60 * 24);
  await watched.becomes(id, { latestRun: { trigger: 'SCHEDULE', status: 'FAILED' } });
  expect(mechanisms()[0]).toBe('PLAIN');
});

it('a refused password with a no-break space in it is told as that, without a word of it', async () => {
  const no = await startThrowaway({
    certificate: createCertificates().good,
    implicitTls: false,
    play: playHonest('SMTP', {
      mechanisms: ['PLAIN'],
      answers: { AUTH: (peer) => peer.say('535 5.7.8 no\r\n') },
    }),
  });
  const outgoing = { host: '127.0.0.1', port: no.port, security: 'NONE' };
  const password = { authentication: 'PASSWORD', password: 'abcd\u00a0efgh\u00a0ijkl' };
  const id = await watched.create({ ...password, incoming: null, outgoing, enabled: false });
  const { diagnoses } = await watched.check(id);
  expect(diagnoses[0]).toMatchObject({ code: 'password-with-odd-characters' });
  expect(diagnoses[0]?.evidence).toContain('In the password: no-break space (U+00A0).');
  expect(JSON.stringify(diagnoses)).not.toMatch(/abcd|efgh|ijkl/);
  await no.close();
});
