import type { Values } from '../values.js';
import { openApp } from './entra.js';
import { openGoogleClient } from './google.js';

const elsewhere: Partial<Record<Values['provider'], string>> = {
  YAHOO: 'Open Yahoo Developer Network → Apps → the application: https://developer.yahoo.com/apps/',
  YANDEX: 'Open Yandex OAuth → the application: https://oauth.yandex.com/',
  FASTMAIL: 'Open the registration of the application that Fastmail gave you',
};

/** Where the application is registered, for causes that every provider has. */
export function openRegistration(v: Values, entraPage: Parameters<typeof openApp>[1]): string {
  if (v.provider === 'GOOGLE') return openGoogleClient;
  if (v.provider === 'MICROSOFT_365' || v.provider === 'SANDBOX') return openApp(v, entraPage);
  return elsewhere[v.provider] ?? 'Open the registration of the application at your provider';
}

export const isEntra = ({ provider }: Values): boolean => provider === 'MICROSOFT_365';
