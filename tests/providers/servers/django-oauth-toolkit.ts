import type { AuthorizationServer, ConsentDecision } from '../authorization-server.js';
import { createBrowser, outside } from '../browser.js';
import { programFile, startProgram, withoutFile } from '../program.js';

export const djangoOAuthToolkit: AuthorizationServer = {
  name: 'django-oauth-toolkit',
  version: 'django-oauth-toolkit 1.7.0-2 (Debian 12)',
  always: true,
  paths: { authorize: '/o/authorize/', token: '/o/token/', revocation: '/o/revoke_token/' },
  scopes: ['mail'],
  revokes: true,
  missing: () => withoutFile('/usr/lib/python3/dist-packages/oauth2_provider/__init__.py'),

  async start(setting) {
    const origin = `http://127.0.0.1:${setting.port}`;
    const program = programFile('django-oauth-toolkit.py');
    const { stop } = await startProgram(setting, ['/usr/bin/python3', program]);
    return {
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const browser = createBrowser(origin);
        const signIn = await browser.visit(authorizeUrl);
        const who = { username: 'ana', password: setting.password };
        const asked = await browser.submit(signIn, who);
        // Its other button sends the form without this.
        const pressed: Record<string, string> = decision === 'allow' ? { allow: 'Authorize' } : {};
        return outside(await browser.submit(asked, pressed));
      },
      async endGrants() {
        await fetch(`${origin}/end/`);
      },
    };
  },
};
