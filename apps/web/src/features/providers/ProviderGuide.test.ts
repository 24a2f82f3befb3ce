import { expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import ProviderGuide from './ProviderGuide.vue';
import type { Provider } from './useProviders.js';

const provider = {
  id: 'MICROSOFT_365',
  label: 'Microsoft 365',
  guide: [
    {
      title: 'Register',
      text: ['Paste it for {tenant}.'],
      url: 'https://entra.microsoft.com/#view/appId/{clientId}',
      values: [
        { label: 'Redirect URI', value: '{redirectUri}' },
        { label: 'Name', value: '{name}' },
      ],
      bringsBack: ['clientId'],
    },
  ],
} as unknown as Provider; // only what the guide reads

it('fills the steps with the form’s values, says what is missing, leads back to the field', async () => {
  const { wrapper } = mountInApp(ProviderGuide, {
    provider,
    values: { redirectUri: 'https://m.example/cb', tenant: 'contoso.com', clientId: '', name: '' },
    fieldLabels: { clientId: 'Client ID' },
  });
  expect(wrapper.text()).toContain('Paste it for contoso.com.');
  expect(wrapper.find('code').text()).toBe('https://m.example/cb');
  expect(wrapper.text()).toContain('Fill in Name first');
  expect(wrapper.find('a').attributes('href')).toBe('https://entra.microsoft.com/');
  const back = wrapper.findAll('button').find((button) => button.text() === 'Client ID');
  await back?.trigger('click');
  expect(wrapper.emitted('focusField')).toEqual([['clientId']]);
});
