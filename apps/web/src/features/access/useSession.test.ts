import { flushPromises } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import { useSession, useSignIn } from './useSession.js';

const ana = { __typename: 'User', id: 'u', email: 'ana@contoso.com', role: 'ADMIN' };

function signInPage(password: string) {
  let signedIn = false;
  const answers = {
    Instance: () => ({
      data: {
        instance: {
          __typename: 'Instance',
          setupRequired: false,
          sandbox: false,
          publicUrl: 'http://localhost',
          version: '1',
        },
      },
    }),
    Me: () => ({ data: { me: signedIn ? ana : null } }),
    Login: ({ password: typed }: Record<string, unknown>) => {
      signedIn = typed === password;
      if (signedIn) return { data: { login: ana } };
      return { errors: [{ message: 'wrong', extensions: { code: 'UNAUTHENTICATED' } }] as never };
    },
  };
  const page = defineComponent({
    setup() {
      const { me } = useSession();
      return { me, ...useSignIn() };
    },
    render() {
      return h('p', this.me?.email ?? 'nobody');
    },
  });
  return mountInApp(page, {}, { answers, role: null }).wrapper;
}

it('shows who signed in to what is already on screen', async () => {
  const page = signInPage('right');
  await flushPromises();
  expect(page.text()).toBe('nobody');
  expect(await page.vm.signIn({ email: 'ana@contoso.com', password: 'right' })).toBe(true);
  await flushPromises();
  expect(page.text()).toBe('ana@contoso.com');
});

it('keeps a refusal to show it', async () => {
  const page = signInPage('right');
  expect(await page.vm.signIn({ email: 'ana@contoso.com', password: 'wrong' })).toBe(false);
  expect(page.vm.error?.message).toBe('wrong');
  expect(page.text()).toBe('nobody');
});
