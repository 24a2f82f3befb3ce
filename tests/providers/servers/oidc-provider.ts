import type { AuthorizationServer, ConsentDecision } from '../authorization-server.js';
import { createBrowser, outside } from '../browser.js';
import { startWithPackages } from '../npm-packages.js';

export const oidcProvider: AuthorizationServer = {
  name: 'oidc-provider',
  version: 'oidc-provider 9.13.3 (npm)',
  always: true,
  paths: { authorize: '/auth', token: '/token' },
  scopes: ['openid', 'email', 'offline_access'],
  // OpenID Connect Core section 11: offline access needs a consent that was asked for.
  habits: { authorizeParameters: [{ name: 'prompt', value: 'consent' }] },
  revokes: true,

  async start(setting) {
    const origin = `http://127.0.0.1:${setting.port}`;
    const packages = ['oidc-provider@9.13.3'];
    const { stop } = await startWithPackages(setting, packages, 'oidc-provider.mjs');
    return {
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const browser = createBrowser(origin);
        const signIn = await browser.visit(authorizeUrl);
        const asked = await browser.submit(signIn, { login: 'ana', password: setting.password });
        if (decision === 'allow') return outside(await browser.submit(asked, {}));
        return outside(await browser.visit(`${asked.url}/abort`));
      },
      async endGrants() {
        await fetch(`${origin}/end`);
      },
    };
  },
};
