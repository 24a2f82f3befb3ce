import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type MailProtocol, type Sandbox } from './index.js';
import { scenarios } from './scenarios.js';
import { obtain, requestToken, talk } from './testkit/clients.js';

const ana = 'ana@sandbox.test';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const protocols: MailProtocol[] = ['imap', 'pop3', 'smtp'];
const success: Record<MailProtocol, RegExp> = { imap: /^OK/, pop3: /^\+OK/, smtp: /^2\d\d / };

/** What the server says at last, for each protocol that fails; elsewhere it works. */
const expected: Record<string, Partial<Record<MailProtocol, RegExp>>> = {
  'imap-off': { imap: /BAD User is authenticated but not connected/ },
  'no-licence': {
    imap: /BAD User is authenticated but not connected/,
    pop3: /-ERR Authentication failure: unknown user name or bad password/,
    smtp: /550 Mailbox cannot be accessed/,
  },
  'imap-rejected': { imap: /^NO AUTHENTICATE failed\.$/ },
  'token-rejected': {
    imap: /^NO AUTHENTICATE failed\.$/,
    pop3: /^-ERR Authentication failure/,
    smtp: /^535 5\.7\.3 Authentication unsuccessful/,
  },
  'too-many-connections': { imap: /^NO \[UNAVAILABLE\] Maximum number of connections/ },
  'imap-throttled': {
    imap: /BAD Request is throttled\. Suggested Backoff Time: 89117 milliseconds/,
  },
  'imap-unavailable': { imap: /NO Server Unavailable\. 15/ },
  'google-challenge': {
    imap: /^\+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==\nNO \[AUTHENTICATIONFAILED\] Invalid credentials \(Failure\)$/,
  },
  'google-rejected': { imap: /^NO \[AUTHENTICATIONFAILED\] Invalid credentials \(Failure\)$/ },
  'google-imap-off': { imap: /^NO \[ALERT\] Your account is not enabled for IMAP use/ },
  'google-web-login': { imap: /^NO \[ALERT\] Please log in via your web browser/ },
  'pop-off': { pop3: /^-ERR Authentication failure/ },
  'google-pop-off': { pop3: /^-ERR \[SYS\/PERM\] POP access is disabled for your domain/ },
  'pop-in-use': { pop3: /^-ERR \[IN-USE\]/ },
  'pop-closed': { pop3: /-ERR Connection is closed\. 13$/ },
  'smtp-off-tenant': { smtp: /^535 5\.7\.139 .* disabled for the Tenant/ },
  'smtp-off-mailbox': { smtp: /^535 5\.7\.139 .* disabled for the Mailbox/ },
  'smtp-rejected': { smtp: /^535 5\.7\.3 Authentication unsuccessful \[/ },
  'smtp-policy': { smtp: /^535 5\.7\.139 .* did not meet the criteria/ },
  'smtp-busy': { smtp: /^432 4\.3\.2 Concurrent connections limit/ },
  'send-as-denied': { smtp: /550 5\.7\.60 SMTP; Client does not have permissions/ },
  'google-smtp-rejected': {
    smtp: /^334 eyJzdGF0\S+\n535-5\.7\.8 Username and Password not accepted\. Learn more at\n535 5\.7\.8 {2}https:/,
  },
  'google-smtp-rate': { smtp: /^454 4\.7\.0 Too many login attempts/ },
};

const names = scenarios.filter((one) => one.effect.at === 'mail').map(({ name }) => name);
const rows = Object.entries(expected).flatMap(([name, failing]) =>
  protocols.map((protocol) => [name, protocol, failing[protocol] ?? success[protocol]] as const),
);

it('has every mail scenario in the table', () => {
  expect(Object.keys(expected).sort()).toEqual(names.sort());
});

describe('chosen on the consent page', () => {
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    for (const scenario of names) {
      tokens.set(scenario, String((await obtain(sandbox, { scenario })).body.access_token));
    }
  });

  it.each(rows)('%s over %s', async (name, protocol, words) => {
    const lines = await talk(sandbox, protocol, { user: ana, token: tokens.get(name) ?? '' });
    expect(last(lines, words)).toMatch(words);
  });

  it('still holds after a refresh', async () => {
    const first = await obtain(sandbox, { scenario: 'imap-rejected' });
    const refresh_token = String(first.body.refresh_token);
    const { body } = await requestToken(sandbox, { grant_type: 'refresh_token', refresh_token });
    const token = String(body.access_token);
    expect(await talk(sandbox, 'imap', { user: ana, token })).toEqual(['NO AUTHENTICATE failed.']);
  });
});

describe('chosen by the address of the mailbox', () => {
  it.each(rows)('%s over %s', async (name, protocol, words) => {
    const token = await sandbox.mintToken({ person: ana });
    const lines = await talk(sandbox, protocol, { user: `${name}@sandbox.test`, token });
    expect(last(lines, words)).toMatch(words);
  });
});

describe('befalling everybody', () => {
  it('goes on until it is taken back', async () => {
    const token = await sandbox.mintToken();
    sandbox.befall('smtp-off-tenant');
    expect((await talk(sandbox, 'smtp', { user: ana, token }))[0]).toMatch(/5\.7\.139/);
    sandbox.befall(undefined);
    expect((await talk(sandbox, 'smtp', { user: ana, token })).at(-1)).toMatch(/^250/);
  });

  it('refuses a name that nobody knows', () => {
    expect(() => sandbox.befall('bad-weather')).toThrow('There is no scenario bad-weather.');
  });
});

/** A failure's words may span lines; a success is told by its last line. */
function last(lines: string[], words: RegExp): string {
  return Object.values(success).includes(words) ? (lines.at(-1) ?? '') : lines.join('\n');
}
