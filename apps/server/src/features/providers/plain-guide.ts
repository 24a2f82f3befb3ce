import type { GuideStep } from './provider.js';

interface Portal {
  register: string;
  url?: string;
  permissions: string;
  signIn: string;
}

/** The guide of a provider whose portal needs no more than: register, allow, copy, validate. */
export function plainGuide(portal: Portal): GuideStep[] {
  return [
    {
      title: 'Register an application',
      text: [
        portal.register,
        'Enter the address below as redirect URI (also called callback URL).',
      ],
      ...(portal.url && { url: portal.url }),
      values: [
        { label: 'Name', value: '{name}' },
        { label: 'Redirect URI', value: '{redirectUri}' },
      ],
      bringsBack: ['clientId', 'clientSecret'],
    },
    {
      title: 'Allow the mail permissions',
      text: [portal.permissions],
      values: [],
      bringsBack: [],
    },
    {
      title: 'Save and validate',
      text: ['Back in Mailkey: save, then choose Validate.', portal.signIn],
      values: [],
      bringsBack: [],
    },
  ];
}
