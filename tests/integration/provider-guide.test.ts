import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

interface Step {
  text: string[];
  url: string | null;
}

/** All that the guide of a provider says to a client with this address and these scopes. */
async function guide(variables: object, provider = 'MICROSOFT_365'): Promise<string> {
  const { providers } = await journey.api.ask(
    `query ($authorizeUrl: String, $scopes: [String!]) {
      providers { id guide(authorizeUrl: $authorizeUrl, scopes: $scopes) { title text url } } }`,
    variables,
  );
  const steps: Step[] = providers.find(({ id }: { id: string }) => id === provider).guide;
  return JSON.stringify(steps);
}

const login = (host: string) => `https://${host}/contoso.example/oauth2/v2.0/authorize`;
const read = (host: string) => [`https://${host}/IMAP.AccessAsUser.All`, 'offline_access'];

it.each([
  {
    authorizeUrl: login('login.microsoftonline.com'),
    scopes: read('outlook.office.com'),
    own: ['https://entra.microsoft.com/#', 'https://admin.microsoft.com/#', 'outlook.office.com'],
    foreign: /\.us\b|\.cn\b|apps\.mil/,
  },
  {
    authorizeUrl: login('login.microsoftonline.us'),
    scopes: read('outlook.office365.us'),
    own: ['https://entra.microsoft.us/#', 'https://portal.office365.us/', 'outlook.office365.us'],
    foreign: /(?:microsoft|office|outlook|azure)[a-z0-9]*\.com|\.cn\b|apps\.mil|outlook-dod/,
  },
  {
    authorizeUrl: login('login.microsoftonline.us'),
    scopes: read('webmail.apps.mil'),
    own: ['https://entra.microsoft.us/#', 'https://portal.apps.mil/', 'outlook-dod.office365.us'],
    foreign: /(?:microsoft|office|outlook|azure)[a-z0-9]*\.com|\.cn\b|portal\.office365\.us/,
  },
  {
    authorizeUrl: 'https://login.partner.microsoftonline.cn/{tenant}/oauth2/v2.0/authorize',
    scopes: null,
    foreign: /(?:microsoft|office|outlook|azure)[a-z0-9]*\.com|\.us\b|\.mil/,
    own: ['https://entra.microsoftonline.cn/#', 'partner.outlook.cn'],
  },
])('leads through the portals of $authorizeUrl with $scopes', async (cloud) => {
  const { own, foreign, ...variables } = cloud;
  const said = await guide(variables);
  for (const host of own) expect(said).toContain(host);
  expect(said.match(foreign)).toBeNull();
});

it('is the usual one where no cloud is named, and everybody else’s stays their own', async () => {
  const usual = await guide({});
  expect(usual).toContain('https://entra.microsoft.com/#');
  for (const authorizeUrl of [
    null,
    '',
    'nonsense',
    'https://login.microsoftonline.us.example.org/',
  ])
    expect(await guide({ authorizeUrl })).toBe(usual);
  const government = { authorizeUrl: login('login.microsoftonline.us') };
  for (const id of ['GOOGLE', 'YANDEX', 'FASTMAIL', 'YAHOO', 'GENERIC'])
    expect(await guide(government, id)).toBe(await guide({}, id));
});

it('has its mailboxes at the hosts of its own cloud', async () => {
  const { createOAuthClient: client } = await journey.api.ask(
    `mutation ($input: OAuthClientInput!) {
      createOAuthClient(input: $input) { usualIncoming { protocol host } usualOutgoing { host } } }`,
    {
      input: {
        name: 'Gov',
        provider: 'MICROSOFT_365',
        type: 'MAILBOX',
        authorizeUrl: login('login.microsoftonline.us'),
        accessTokenUrl: login('login.microsoftonline.us').replace('authorize', 'token'),
        scopes: read('outlook.office365.us'),
      },
    },
  );
  expect(client.usualIncoming).toContainEqual({ protocol: 'IMAP', host: 'outlook.office365.us' });
  expect(client.usualOutgoing).toEqual({ host: 'smtp.office365.us' });
});
