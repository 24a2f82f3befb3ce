import type { AuthorizationServer } from '../authorization-server.js';
import { oneForm } from '../one-form.js';
import { programFile, startProgram, withoutFile } from '../program.js';

export const authlib: AuthorizationServer = {
  name: 'authlib',
  version: 'Authlib 1.2.0-1 with Flask (Debian 12)',
  always: false,
  paths: { authorize: '/authorize', token: '/token', revocation: '/revoke' },
  scopes: ['mail'],
  // Its revocation endpoint takes no other way than Basic, whatever the token endpoint takes.
  habits: { clientAuthentication: 'CLIENT_SECRET_BASIC' },
  revokes: true,
  missing: () => withoutFile('/usr/lib/python3/dist-packages/authlib/__init__.py'),
  start: async (setting) =>
    oneForm(
      setting,
      await startProgram(setting, ['/usr/bin/python3', programFile('flask-authlib.py')]),
    ),
};
