import { describe, expect, it } from 'vitest';
import { cloudFacts, cloudOfHost } from '../providers/cloud.js';
import { providerOfHost } from '../providers/site-of.js';
import { diagnose, judge } from './diagnose.js';
import type { DiagnosisContent } from './diagnosis.js';
import { readEvidence } from './evidence.js';
import type { ProviderName } from './facts.js';
import type { Match } from './match.js';
import { rules } from './rules/index.js';
import { refusedProbe } from './samples/check-facts.js';
import { everybody, type Somebody } from './samples/everybody.js';
import { client, now, samples, type Sample } from './samples/sample.js';

/** Words by which a repair speaks of one provider. */
const words: readonly (readonly [ProviderName, RegExp])[] = [
  [
    'MICROSOFT_365',
    /microsoft|entra\b|azure|(?:^|\n)az |outlook|office ?365|\bExchange\b|conditional access|AADSTS|intune|vianet|aka\.ms|\b(?:Get|Set|New|Add|Test)-(?:CAS|EXO|Mailbox|Service|Management|Recipient|Transport)\w*|Graph\b|\bGCC\b|\bDoD\b|security defaults/i,
  ],
  ['GOOGLE', /google|gmail|workspace/i],
  ['YAHOO', /yahoo|\baol\b/i],
  ['FASTMAIL', /fastmail/i],
  ['YANDEX', /yandex/i],
];

/** Microsoft's documentation is one for all its clouds. */
const documentation = /https:\/\/(?:learn|support)\.microsoft\.com\S*/g;
/** Hosts of the worldwide cloud that end as no other host of it does. */
const worldwide =
  /\b(?:entra|admin|security|graph|exchange)\.microsoft\.com|portal\.(?:azure|office)\.com|cloud\.microsoft\b|aka\.ms|microsoft\.com\/devicelogin/;

const textOf = ({ title, cause, fix, commands, docsUrl }: DiagnosisContent): string =>
  [title, cause, ...fix, ...commands, docsUrl ?? ''].join('\n');

const hostsIn = (text: string): string[] =>
  decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '')).match(
    /[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi,
  ) ?? [];

/** What in these words belongs to somebody else than who answers there. */
function foreign(text: string, { answers, cloud }: Somebody): string[] {
  const brands = words.flatMap(([provider, pattern]) =>
    provider === answers ? [] : (pattern.exec(text)?.slice(0, 1) ?? []),
  );
  const hosts = hostsIn(text);
  const others = hosts.filter((host) => {
    const owner = providerOfHost(host);
    return owner !== undefined && owner !== answers;
  });
  return [...brands, ...others, ...(cloud ? ofAnotherCloud(text, cloud) : [])];
}

function ofAnotherCloud(text: string, cloud: NonNullable<Somebody['cloud']>): string[] {
  const undocumented = text.replace(documentation, '');
  const hosts = hostsIn(undocumented);
  const us = (one: string | undefined) => (one === 'DOD' ? 'GCC_HIGH' : one);
  const shared = cloudFacts[cloud].login;
  const named = hosts.filter((host) => {
    const of = cloudOfHost(host);
    return of !== undefined && of !== cloud && !(us(of) === us(cloud) && isShared(host, shared));
  });
  if (cloud === 'GLOBAL') return named;
  const { azCloud, exchangeEnvironment = '' } = cloudFacts[cloud];
  const lines = text.split('\n');
  const connects = lines.filter((line) => line.startsWith('Connect-ExchangeOnline'));
  const azures = lines.filter((line) => line.startsWith('az '));
  return [
    ...named,
    ...(worldwide.exec(undocumented) ?? []),
    ...connects.filter((line) => !line.endsWith(`-ExchangeEnvironmentName ${exchangeEnvironment}`)),
    ...(azures.length > 0 && !azures[0]?.includes(azCloud) ? azures.slice(0, 1) : []),
  ];
}

/** DoD signs in, and keeps its directory, where GCC High does. */
const isShared = (host: string, login: readonly string[]): boolean =>
  login.includes(host) || /^(?:entra\.microsoft|portal\.azure)\.us$/.test(host);

/** Each rule as if it held: alone, and for each text that was heard. */
function forced(one: Somebody): [string, string[]][] {
  const { facts } = one;
  const evidence = readEvidence(facts);
  const matches: Match[] = [
    { certainty: 'CERTAIN', evidence: ['x'] },
    ...evidence.said.map((said): Match => ({
      certainty: 'CERTAIN',
      evidence: [],
      said,
    })),
  ];
  return rules.flatMap((rule): [string, string[]][] => {
    const found = matches.flatMap((match) => judge(evidence, [{ ...rule, match: () => match }]));
    // Most matches are told alike.
    const told = [...new Set(found.map(textOf))].flatMap((text) => foreign(text, one));
    return told.length > 0 ? [[rule.code, [...new Set(told)]]] : [];
  });
}

describe('no repair names the hosts, words or commands of anybody else', () => {
  it.each(everybody.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(Object.fromEntries(forced(one))).toEqual({});
  });
});

describe('what only one provider says is told of that provider, whatever the client is called', () => {
  const keycloak = everybody.find(({ answers }) => answers === 'GENERIC');

  it.each(samples.map((sample) => [sample.id, sample] as const))('%s', (_, sample) => {
    const facts = { ...keycloak?.facts, now, provider: 'GENERIC' as const, probes: [] };
    for (const diagnosis of diagnose({ ...facts, pasted: { text: sample.raw } })) {
      const told = words.filter(([, pattern]) => pattern.test(textOf(diagnosis)));
      const who = told.map(([provider]) => provider);
      // Its id tells whose answer it was.
      const of = words.find(([, pattern]) => pattern.test(spokenBy(sample)))?.[0];
      expect([diagnosis.code, who.filter((one) => one !== of)]).toEqual([diagnosis.code, []]);
    }
  });
});

const spokenBy = ({ id, provider }: Sample): string => `${id} ${provider}`;

const keycloakAt = (host: string) => ({
  now,
  provider: 'GENERIC' as const,
  client: keycloakClient,
  probes: [refusedProbe('IMAP', { host })],
});
const keycloakClient = {
  ...client,
  authorizeUrl: 'https://keycloak.example.org/realms/mail/protocol/openid-connect/auth',
  accessTokenUrl: 'https://keycloak.example.org/realms/mail/protocol/openid-connect/token',
};

it('reads the same words at Exchange and elsewhere as what they are there', () => {
  expect(diagnose(keycloakAt('outlook.office365.us'))[0]?.code).toBe('imap-xoauth2-rejected');
  expect(diagnose(keycloakAt('imap.example.org'))[0]?.code).toBe('mail-login-refused');
});

it('knows the cloud of a Generic client by its mail server alone', () => {
  const [first] = diagnose(keycloakAt('outlook-dod.office365.us'));
  expect(first?.commands).toContain('Connect-ExchangeOnline -ExchangeEnvironmentName O365USGovDoD');
});
