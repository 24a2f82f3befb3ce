import { expect, it } from 'vitest';
import type { Session } from './features/access/session.js';
import { admit } from './router.js';

const instance = {
  setupRequired: false,
  sandbox: true,
  publicUrl: 'http://x',
  plainHttp: false,
  version: '1',
};
const me = { id: '1', email: 'ana@x.org', role: 'ADMIN' } as const;
const to = (name: string, query: Record<string, string> = {}, fullPath = `/${name}`) => ({
  name,
  query,
  fullPath,
  meta: {},
});
const by = (session: Partial<Session>) => ({ instance, me: null, ...session });

it('leads everything to the set-up while there is no administrator', () => {
  const session = by({ instance: { ...instance, setupRequired: true } });
  expect(admit(session, to('mailboxes'))).toEqual({ name: 'setup' });
  expect(admit(session, to('setup'))).toBe(true);
});

it('leads a stranger to the sign-in and remembers the way', () => {
  expect(admit(by({}), to('mailbox', {}, '/mailboxes/1?x=2'))).toEqual({
    name: 'login',
    query: { next: '/mailboxes/1?x=2' },
  });
});

it('lets whoever consented see the end of the run', () => {
  expect(admit(by({}), to('run', { consented: '1' }))).toBe(true);
  expect(admit(by({}), to('run'))).toMatchObject({ name: 'login' });
});

it('takes a signed-in person from the sign-in to an own path only', () => {
  expect(admit(by({ me }), to('login', { next: '/settings' }))).toBe('/settings');
  expect(admit(by({ me }), to('login', { next: '//evil.example' }))).toBe('/');
  expect(admit(by({ me }), to('setup'))).toEqual({ name: 'home' });
});

it('leads home whoever may not do what a page is for', () => {
  const people = { ...to('settings-people'), meta: { needs: 'ADMIN' as const } };
  expect(admit(by({ me }), people)).toBe(true);
  expect(admit(by({ me: { ...me, role: 'OPERATOR' } }), people)).toEqual({ name: 'home' });
});

it('lets a stranger open an invitation', () => {
  expect(admit(by({}), to('invite', { token: 'x' }))).toBe(true);
});
