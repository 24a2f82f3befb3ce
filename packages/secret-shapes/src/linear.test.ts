import { describe, expect, it } from 'vitest';
import { maskKnown } from './known.js';
import { maskNamed } from './named.js';
import { maskRuns } from './runs.js';
import { maskCommands, maskSchemes } from './spoken.js';
import { maskUrls } from './urls.js';

const shapes = { maskNamed, maskSchemes, maskCommands, maskUrls, maskKnown, maskRuns };

/** Repeated, each of these is the worst that some pattern here could be fed. */
const seeds = [
  'a',
  ' ',
  '\\',
  '%',
  '%4',
  '=',
  '<',
  '&',
  "'",
  '"',
  '[',
  '.',
  '+',
  '>',
  '\n',
  '\u200b',
  '~',
  '5.7.',
  '5-5.',
  'a_1.B~',
  'UTFAbc',
  'UTFAbc.',
  'Utf8As.',
  'Aa1',
  'Aa1+',
  'a.',
  '%2B',
  '\\/',
  'aaaaaaaa/',
  'Q~',
  'M.C1_',
  '1.A',
  '0.A-',
  'AKIA',
  'a=\r\n',
  'eyJ',
  'eyJ.',
  'eyJ-',
  'eyJhbGci-',
  'eyJhbGciOi.',
  '-----BEGIN PRIVATE KEY-----',
  'ya29.',
  'SG.',
  'bearer ',
  'bearer=',
  'bearer=realm=',
  'bearer%20[masked]',
  'bearer=token\u200b',
  'bearer+token+',
  'basic a=\n',
  'bearer x\n y\n',
  'bearer "',
  'bearer [',
  'bearer: a,',
  'auth  plain ',
  'bearer+eyJ',
  'bearer=2026-01-01\u200b',
  'bearer=auth\u200b2026-01-01',
  'bearer =',
  'bearer a====',
  'basic\u00a0',
  'AUTH PLAIN\n',
  'AUTH LOGIN\nab==\nab\n',
  'a1 LOGIN a ',
  'a1 LOGIN "',
  '334 \na b\n',
  '+ \n',
  '+ ok\n',
  'PASS ',
  '>pass a',
  'APOP a ',
  '-u a:',
  ' -b "',
  " -b '",
  'IDENTIFIED BY "',
  'app password ',
  '+\t',
  'password=',
  'password is ',
  'password for a ',
  'password: <b>',
  'token</td><td>',
  'password="',
  'password=“',
  'password=“\n',
  'password=“=\n',
  'password=\\"\\\\"',
  "pass '",
  'password="\\"',
  'password="=\n',
  'password:\n',
  'password\n',
  'password a ',
  'pwd: a b\n',
  '"password",',
  'token=["',
  'token=["\n',
  'token=[',
  'token name="',
  'token\t',
  'token value',
  'token=a&',
  'token%3D',
  'cookie: a\n ',
  'cookie: ',
  'x-api-key: ',
  'x-api-key\n1',
  'authorization: basic ',
  'authorization:\n',
  '<token ',
  '<token>',
  '<token><![CDATA[',
  '&lt;token&gt;',
  'token;\n',
  'name=token;\n',
  'token +++',
  'code=',
  'code=a&',
  '?code=a&state',
  'state: ',
  '"code":"',
  '%3Fcode%3D',
  'a://a:',
  'a://a:a',
  'nonce=a.',
  'trace-id: ',
  'a@',
  '/a/',
  'https://a/',
  'a.b/',
  '{"status":"400',
  'thumbprint=',
  'a - gsmtp',
  '=3D',
];

const [SMALL, LARGE] = [1024, 16 * 1024];
const filled = (seed: string, size: number): string =>
  seed.repeat(Math.ceil(size / seed.length)).slice(0, size);

/** In time of the processor: whatever else the machine does counts for nothing. */
function cost(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return user + system;
}

/** Of sign after sign: what costs less is too little to be compared. */
const read = () => filled('a', LARGE).replace(/[^]/g, (sign) => sign);
const reading = Math.min(...Array.from({ length: 8 }, () => cost(read)));

/**
 * How many times as much one long text costs as the same amount in sixteen short ones: 1 where the work
 * is linear, up to 16 where it is not. The cheapest of each counts, and linear work is seen soon.
 */
function growth(work: (text: string) => unknown, seed: string): number {
  const [short, long] = [filled(seed, SMALL), filled(seed, LARGE)];
  const inOne = () => work(long);
  const inPieces = () => Array.from({ length: LARGE / SMALL }, () => work(short));
  let [whole, pieces] = [Infinity, Infinity];
  for (let attempt = 0; attempt < 8 && (attempt < 2 || whole > 2 * pieces); attempt += 1) {
    whole = Math.min(whole, cost(inOne));
    pieces = Math.min(pieces, cost(inPieces));
  }
  return whole / (pieces + reading);
}

describe.each(Object.entries(shapes))('M9 %s takes twice as long for twice the text', (_, mask) => {
  it.each(seeds)('of %j', (seed) => {
    expect(growth(mask, seed)).toBeLessThan(4);
  });
});
