import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorizationServer, ConsentDecision } from '../authorization-server.js';
import { createBrowser, outside } from '../browser.js';
import { programFile, startProgram, withoutFile } from '../program.js';

export const lemonldap: AuthorizationServer = {
  name: 'lemonldap-ng',
  version: 'LemonLDAP::NG 2.16.1 (Debian 12)',
  always: true,
  paths: { authorize: '/oauth2/authorize', token: '/oauth2/token' },
  scopes: ['openid', 'email', 'offline_access'],
  // Otherwise offline_access is dropped without a word.
  habits: { authorizeParameters: [{ name: 'prompt', value: 'consent' }] },
  revokes: false,
  // `invalid_request` without words.
  deathIsSilent: true,
  missing: () => withoutFile('/usr/share/perl5/Lemonldap/NG/Portal/Issuer/OpenIDConnect.pm'),

  async start(setting) {
    const origin = `http://127.0.0.1:${setting.port}`;
    const program = programFile('lemonldap-ng.pl');
    const { stop } = await startProgram(setting, ['/usr/bin/perl', program]);
    return {
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const browser = createBrowser(origin);
        // One of its demonstration accounts, whose password is its name.
        const who = { user: 'dwho', password: 'dwho' };
        const asked = await browser.submit(await browser.visit(authorizeUrl), who);
        const pressed = { confirm: decision === 'allow' ? '1' : '-1' };
        return outside(await browser.submit(asked, pressed));
      },
      /** Offline sessions are files beside those of codes. */
      async endGrants() {
        const folder = join(setting.folder, 'oidc');
        for (const name of await readdir(folder)) await rm(join(folder, name));
      },
    };
  },
};
