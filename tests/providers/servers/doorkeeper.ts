import type { AuthorizationServer, ConsentDecision } from '../authorization-server.js';
import { createBrowser, outside } from '../browser.js';
import { programFile, startProgram, withoutFile } from '../program.js';

const SPECIFICATION = '/usr/share/rubygems-integration/all/specifications/doorkeeper-5.5.0.gemspec';

export const doorkeeper: AuthorizationServer = {
  name: 'doorkeeper',
  version: 'Doorkeeper 5.5.0-2 with Rails 6.1 (Debian 12)',
  always: false,
  paths: { authorize: '/oauth/authorize', token: '/oauth/token', revocation: '/oauth/revoke' },
  scopes: ['mail'],
  revokes: true,
  missing: () => withoutFile(SPECIFICATION),

  async start(setting) {
    const origin = `http://127.0.0.1:${setting.port}`;
    const { stop } = await startProgram(setting, ['/usr/bin/ruby', programFile('doorkeeper.rb')]);
    return {
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const browser = createBrowser(origin);
        const signIn = await browser.visit(authorizeUrl);
        const who = { username: 'ana', password: setting.password };
        const asked = await browser.submit(signIn, who);
        // Who has agreed once is not asked again.
        if (asked.status === 0) return asked.url;
        return outside(
          await browser.submit(asked, decision === 'allow' ? {} : { _method: 'delete' }),
        );
      },
      async endGrants() {
        await fetch(`${origin}/end`);
      },
    };
  },
};
