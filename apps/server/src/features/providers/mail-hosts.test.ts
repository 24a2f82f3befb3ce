import { describe, expect, it } from 'vitest';
import { createProviders } from './index.js';
import { knownMailPlaces, mailPlace } from './mail-hosts.js';
import { providerIds, type ProviderId } from './provider.js';

const sandbox = {
  authorizeUrl: 'http://127.0.0.1:4010/{tenant}/authorize',
  accessTokenUrl: 'http://127.0.0.1:4010/{tenant}/token',
  revocationUrl: 'http://127.0.0.1:4010/revoke',
  tenant: 't',
  clientId: 'c',
  clientSecret: 's',
  secondClientSecret: 's',
  scopes: [],
  registration: { url: 'http://127.0.0.1:4010/graph', scope: 'x' },
  servers: { incoming: [], outgoing: { host: 'localhost', port: 4587, security: 'TLS' as const } },
  mailHosts: ['localhost:4587', 'localhost:4993'],
};
const providers = createProviders(sandbox);
const knows = (id: ProviderId, url: string, place: string) =>
  knownMailPlaces(providers[id], url).has(place);

const own: Partial<Record<ProviderId, string>> = {
  MICROSOFT_365: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
  GOOGLE: 'https://oauth2.googleapis.com/token',
  YAHOO: 'https://api.login.yahoo.com/oauth2/get_token',
  FASTMAIL: 'https://api.fastmail.com/oauth/refresh',
  YANDEX: 'https://oauth.yandex.com/token',
};

describe('mail hosts', () => {
  it.each<[ProviderId, string]>([
    ['MICROSOFT_365', 'outlook.office365.com'],
    ['MICROSOFT_365', 'smtp.office365.com'],
    ['MICROSOFT_365', 'smtp-mail.outlook.com'],
    ['GOOGLE', 'smtp.gmail.com'],
    ['GOOGLE', 'imap.googlemail.com'],
    ['YAHOO', 'pop.mail.yahoo.com'],
    ['FASTMAIL', 'imap.fastmail.com'],
    ['YANDEX', 'smtp.yandex.com'],
  ])('of %s: %s', (id, host) => {
    for (const port of [993, 995, 465, 587])
      expect(knows(id, own[id] ?? '', `${host}:${port}`)).toBe(true);
    expect(knows(id, own[id] ?? '', `${host}:8993`)).toBe(false);
  });

  it.each([
    ['https://login.microsoftonline.us/t/oauth2/v2.0/token', 'outlook.office365.us'],
    ['https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token', 'partner.outlook.cn'],
  ])('belong to their national cloud: %s', (url, host) => {
    expect(knows('MICROSOFT_365', url, `${host}:993`)).toBe(true);
    expect(knows('MICROSOFT_365', url, 'outlook.office365.com:993')).toBe(false);
    expect(knows('MICROSOFT_365', own.MICROSOFT_365 ?? '', `${host}:993`)).toBe(false);
  });

  it('HO3 are known for tokens of the provider itself alone', () => {
    for (const [owner, url = ''] of Object.entries(own))
      for (const id of providerIds)
        if (id !== owner)
          expect([owner, id, [...knownMailPlaces(providers[id], url)]]).toEqual([owner, id, []]);
    for (const url of [
      'https://evil.test/token',
      'https://oauth2.googleapis.com.evil.test/token',
      'https://oauth2.googleapis.com:8443/token',
      'http://oauth2.googleapis.com/token',
      'https://accounts.google.com@evil.test/token',
      'not a URL',
      '',
    ])
      expect([url, knows('GOOGLE', url, 'imap.gmail.com:993')]).toEqual([url, false]);
  });

  it('of the sandbox are its own ports, for its own tokens', () => {
    expect(knows('SANDBOX', 'http://127.0.0.1:4010/t/token', 'localhost:4993')).toBe(true);
    expect(knows('SANDBOX', 'http://127.0.0.1:4010/t/token', 'localhost:993')).toBe(false);
    expect(knows('SANDBOX', 'http://127.0.0.1:4011/t/token', 'localhost:4993')).toBe(false);
    expect(knows('SANDBOX', own.GOOGLE ?? '', 'localhost:4993')).toBe(false);
  });

  it.each([
    ['IMAP.Gmail.COM', 'imap.gmail.com:993'],
    ['imap.gmail.com.', 'imap.gmail.com:993'],
    ['ｉmap.gmail.com', 'imap.gmail.com:993'],
    ['bücher.example', 'xn--bcher-kva.example:993'],
    ['127.1', '127.0.0.1:993'],
    ['0x7f000001', '127.0.0.1:993'],
    ['017700000001', '127.0.0.1:993'],
    ['::1', '[::1]:993'],
    ['[0:0::1]', '[::1]:993'],
  ])('are one in each spelling: %s', (host, place) => {
    expect(mailPlace({ host, port: 993 })).toBe(place);
  });
});
