import { describe, expect, it } from 'vitest';
import { readEvidence } from '../evidence.js';
import type { Facts } from '../facts.js';
import { fact } from '../matchers.js';
import { rules } from '../rules/index.js';
import { client, mailbox, now } from '../samples/sample.js';
import { valuesOf } from '../values.js';
import { clean, posixQuote, powershellQuote } from './quote.js';

const singles = "'‘’‚‛";

/** What is left of a line outside quotes, as PowerShell reads it: any single quote ends any other. */
function outsidePowershell(line: string): string {
  let rest = '';
  let inside: '' | 'single' | 'double' = '';
  for (let at = 0; at < line.length; at += 1) {
    const one = line.charAt(at);
    const next = line.charAt(at + 1);
    if (inside === 'single') {
      if (!singles.includes(one)) continue;
      if (next !== '' && singles.includes(next)) at += 1;
      else inside = '';
    } else if (inside === 'double') {
      if (one === '"') inside = '';
    } else if (singles.includes(one)) inside = 'single';
    else if (one === '"') inside = 'double';
    else rest += one;
  }
  return inside === '' ? rest : `${rest} UNCLOSED`;
}

/** The same for a POSIX shell: only ' and " quote there. */
function outsidePosix(line: string): string {
  const rest = line.replace(/'[^']*'|"[^"$`\\]*"/g, '');
  return /['"]/.test(rest) ? `${rest} UNCLOSED` : rest;
}

const hostile = [
  "x'; Evil-Command; '",
  'x’; Evil-Command; ‘',
  "x''; Evil-Command; ‛‚",
  'x"; Evil-Command; "',
  'x$(Evil-Command)`Evil-Command`',
  'x\n Evil-Command\r\nEvil-Command',
  '-Evil-Command',
  "--Evil-Command=' Evil-Command",
  'x | Evil-Command & Evil-Command',
  'x\u2028Evil-Command\u202e',
];

const factsWith = (value: string): Facts => ({
  now,
  provider: 'MICROSOFT_365',
  client: {
    ...client,
    clientId: value,
    tenant: value,
    name: value,
    redirectUri: value,
    accessTokenUrl: value,
    authorizeUrl: value,
  },
  mailbox: {
    ...mailbox,
    address: value,
    incoming: { protocol: 'IMAP', host: value, port: 993, security: 'TLS', username: value },
    outgoing: { host: value, port: 587, security: 'STARTTLS', username: value, fromAddress: value },
  },
  tokenContent: {
    format: 'jwt',
    kind: 'application',
    scopes: [],
    roles: ['x'],
    objectId: value,
    account: value,
  },
  probes: [],
});

describe.each(hostile)('the value %j', (value) => {
  const match = fact('CERTAIN', 'x');
  const values = valuesOf(readEvidence(factsWith(value)), match);
  const commands = rules.flatMap((rule) => rule.repair(values, match).commands ?? []);

  it('stays a value in every command, in either shell', () => {
    expect(commands.length).toBeGreaterThan(50);
    for (const command of commands) {
      expect(command).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
      const cmdlet = /^[A-Z][a-z]+-[A-Z]/.test(command);
      // A value of word characters alone cannot do harm and goes unquoted behind a program's name.
      const harmless = /^[\w.-]+$/.test(clean(value));
      if (cmdlet || !harmless) expect(outsidePowershell(command)).not.toMatch(/Evil|UNCLOSED/);
      if (!cmdlet && !harmless) expect(outsidePosix(command)).not.toMatch(/Evil|UNCLOSED/);
    }
  });

  it('brings no control character into a step', () => {
    const steps = rules.flatMap((rule) => rule.repair(values, match).fix).join('');
    expect(steps).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });
});

it('doubles quotes for PowerShell and leaves them for POSIX', () => {
  expect(powershellQuote("O'Hara’s")).toBe("'O''Hara’’s'");
  expect(posixQuote("O'Hara")).toBe(`'O'"'"'Hara'`);
});

it('removes what can hide or change a line', () => {
  expect(clean(' a\u0000b\u202ec\r\nd ')).toBe('abcd');
});

it.each(['\ud800abc', `${'a'.repeat(399)}\u{1f600}`])(
  'leaves no half of a surrogate pair, which no link could carry: %j',
  (value) => {
    expect(() => encodeURIComponent(value.slice(0, 400))).toThrow(URIError);
    expect(() => encodeURIComponent(clean(value))).not.toThrow();
  },
);
