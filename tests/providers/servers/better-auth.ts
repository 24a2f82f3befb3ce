import type { AuthorizationServer, ConsentDecision } from '../authorization-server.js';
import { startWithPackages } from '../npm-packages.js';

const PACKAGES = ['better-auth@1.7.5', '@better-auth/oauth-provider@1.7.5'];
const BASE = '/api/auth';

export const betterAuth: AuthorizationServer = {
  name: 'better-auth',
  version: 'better-auth 1.7.5 with @better-auth/oauth-provider 1.7.5 (npm)',
  always: false,
  paths: { authorize: `${BASE}/oauth2/authorize`, token: `${BASE}/oauth2/token` },
  scopes: ['openid', 'email', 'offline_access'],
  // What it registers a client for, unless told otherwise; the other way is refused.
  habits: { clientAuthentication: 'CLIENT_SECRET_BASIC' },
  wrongSecret: 'client-secret-invalid',
  revokes: true,

  async start(setting) {
    const origin = `http://127.0.0.1:${setting.port}`;
    const { stop } = await startWithPackages(setting, PACKAGES, 'better-auth.mjs');
    const { client_id: clientId, client_secret: clientSecret } = (await (
      await fetch(`${origin}/client`)
    ).json()) as { client_id: string; client_secret: string };
    const ask = (path: string, body: object, cookie = '') =>
      fetch(origin + BASE + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, cookie },
        body: JSON.stringify(body),
      });

    return {
      client: { clientId, clientSecret },
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const who = { email: 'ana@example.org', password: setting.password };
        const signedIn = await ask('/sign-in/email', who);
        const cookie = signedIn.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; ');
        const asked = await fetch(authorizeUrl, { headers: { cookie }, redirect: 'manual' });
        // Programs that fetch are told in JSON where a browser would be sent.
        const page = asked.headers.get('location') ?? ((await asked.json()) as { url: string }).url;
        // A person who has agreed once is not asked again.
        if (!page.includes('/consent?')) return page;
        const answer = { accept: decision === 'allow', oauth_query: page.split('?')[1] };
        const { url } = (await (await ask('/oauth2/consent', answer, cookie)).json()) as {
          url: string;
        };
        return url;
      },
      async endGrants() {
        await fetch(`${origin}/end`);
      },
    };
  },
};
