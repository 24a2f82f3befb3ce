import { describe, expect, it } from 'vitest';
import { cloudFacts, cloudOfHost, cloudOfHosts, clouds, hostNamed } from './cloud.js';
import { providerOfHost } from './site-of.js';

describe.each(clouds)('the cloud %s', (cloud) => {
  const { login, resource, imap, smtp, graph, mailHosts } = cloudFacts[cloud];

  it('is known by each of its own hosts', () => {
    // The sign-in service of DoD is GCC High's.
    const own = cloud === 'DOD' ? [] : login;
    for (const host of [...own, ...resource, imap, smtp, ...mailHosts])
      expect([host, cloudOfHost(host)]).toEqual([host, cloud]);
    for (const host of [...login, imap, smtp, graph])
      expect([host, providerOfHost(host)]).toEqual([host, 'MICROSOFT_365']);
  });
});

it.each([
  [['login.microsoftonline.us', 'outlook.office365.us'], 'GCC_HIGH'],
  [['login.microsoftonline.us', 'outlook-dod.office365.us'], 'DOD'],
  [['login.microsoftonline.us'], 'GCC_HIGH'],
  [['LOGIN.partner.microsoftonline.CN', 'outlook.office365.com'], 'CHINA'],
  [['keycloak.example.org', 'webmail.apps.mil'], 'DOD'],
  [['login.microsoftonline.com', 'outlook-dod.office365.us'], 'GLOBAL'],
  [['keycloak.example.org', 'imap.example.org'], undefined],
])('of %j is %s', (hosts, cloud) => {
  expect(cloudOfHosts(hosts)).toBe(cloud);
});

it.each([
  ['https://outlook.office365.us/IMAP.AccessAsUser.All', 'outlook.office365.us'],
  ['https://partner.outlook.cn/.default', 'partner.outlook.cn'],
  ['offline_access', undefined],
  ['IMAP.AccessAsUser.All', 'imap.accessasuser.all'],
  ['', undefined],
])('%j names the host %s', (text, host) => {
  expect(hostNamed(text)).toBe(host);
});

it('takes no look-alike for one of Microsoft’s', () => {
  for (const host of [
    ...['login.microsoftonline.com.example.org', 'notoffice365.com', 'outlook.com.example'],
    ...['xlogin-microsoftonline.us', 'evil-apps.mil', 'google.com.evil.example'],
  ])
    expect([host, providerOfHost(host)]).toEqual([host, undefined]);
});
