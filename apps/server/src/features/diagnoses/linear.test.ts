import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import { diagnoseText } from './diagnose-text.js';
import { readEvidence } from './evidence.js';
import type { Facts, Stage } from './facts.js';
import { maskPasted } from './mask-pasted.js';
import { MAX_TEXT, normalise } from './normalise.js';
import { rules } from './rules/index.js';
import { now } from './samples/sample.js';

/** Repeated, each of these is the worst that some pattern here could be fed. */
const seeds = [
  'a',
  ' ',
  '\\',
  '%',
  '%4',
  '%41',
  '<',
  '<a',
  '&',
  '&#',
  "'",
  '"',
  '[',
  '[a',
  'eyJ',
  'eyJ.',
  'eyJ-',
  '.',
  '5.',
  '5.7.',
  '535 5.7.3 ',
  'AADSTS',
  'AADSTS5',
  'AADSTS50011 ',
  'error_codes:[',
  'error code ',
  '+OK ',
  '-ERR ',
  'code=',
  'code=a&',
  '?code=a&state',
  'state=',
  'secret=',
  '"code":"',
  'bearer ',
  'bearer=realm=',
  'bearer%20[masked]',
  'bearer=token\u200b',
  'authorization: basic ',
  'a1 LOGIN a ',
  'a1 LOGIN "',
  'PASS ',
  '-u a:',
  'a://a:',
  '--password ',
  'password="',
  'cookie: ',
  'SELF_SIGNED ',
  'imap',
  'A1 NO ',
  'Aa1',
  'Aa1+',
  'a@',
  '#EXT#',
  'redirect uri ',
  'https:,',
  '.All,',
  'identity provider ',
  '"tid" ',
  '"aud":"',
  '"roles":[',
  '220 a.',
  '250-',
  'error 400: a_',
  '{"status":',
  '"error":"a_',
  '<a value="',
  '<![CDATA[',
  'a=3D',
  'a=\r\n',
  '\u001b[',
  '[1;',
  '""a"":',
  "AADSTS700016 identifier '",
  'administrator ',
  'administrator approval needed ',
  'this app ',
  '管理者',
  'Erreur 400 :',
  'id de corr',
  'credentialasper',
  '=C3=A9',
  'é ',
  '220 ',
  '* OK ',
  'CAPABILITY ',
  'AUTH=PLAIN ',
  'UIDL TOP SASL PLAIN ',
  '250-AUTH PLAIN ',
  'CONNECT a:1 HTTP/1.1 ',
  '{"error":{"code":"a',
  'EwB',
  'M.C5_',
  'client ',
  'redirect_uri invalid ',
  'CredentialA',
  '\u200b',
  '\u00a0',
  'é',
  '𝒳',
  '\r\n',
];

const filled = (seed: string, size: number): string =>
  seed.repeat(Math.ceil(size / seed.length)).slice(0, size);

const factsOf = (text: string, stage?: Stage): Facts => ({
  now,
  provider: 'GENERIC',
  probes: [],
  pasted: { text, ...(stage && { stage }) },
});

const RUNS = 5;

/**
 * The cheapest of several runs, in milliseconds of the processor: whatever else the machine does counts for nothing.
 * Once a run was cheap enough, no other is made.
 */
function cost(work: () => unknown, enough = 0): number {
  let best = Infinity;
  for (let run = 0; run < RUNS && best >= enough; run += 1) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

interface Sizes {
  small: () => unknown;
  /** Four times as much of the same. */
  large: () => unknown;
}

/** The bound in milliseconds: so many times what the small one costs, and the slack for a busy machine. */
interface Bound {
  times: number;
  slack: number;
}

/**
 * Four times the text costs about four times the work. Quadratic work would cost sixteen times as
 * much, and at this size hundreds of milliseconds. What is done within the slack is measured no further.
 */
function isLinear({ small, large }: Sizes, { times, slack }: Bound): boolean {
  if (cost(large, slack) < slack) return true;
  const bound = times * cost(small) + slack;
  return cost(large, bound) < bound;
}

describe.each(seeds)('32 KiB of %j', (seed) => {
  const [small, large] = [filled(seed, MAX_TEXT / 4), filled(seed, MAX_TEXT)];

  it('is masked, read and judged in linear time', () => {
    const works = { maskPasted, normalise, judge: (text: string) => diagnoseText({ text, now }) };
    for (const [name, work] of Object.entries(works)) {
      const sizes = { small: () => work(small), large: () => work(large) };
      expect(isLinear(sizes, { times: 12, slack: 20 }), name).toBe(true);
    }
  });

  it('costs no rule more than linear time', () => {
    const less = readEvidence(factsOf(small));
    const more = readEvidence(factsOf(large));
    const slow = rules.filter((rule) => {
      const sizes = { small: () => rule.match(less), large: () => rule.match(more) };
      return !isLinear(sizes, { times: 10, slack: 2 });
    });
    expect(slow.map(({ code }) => code)).toEqual([]);
  });
});

it('reads no more than 32 KiB', () => {
  const text = `${filled('lorem ipsum ', MAX_TEXT)} AADSTS50011`;
  expect(diagnoseText({ text, now }).map(({ code }) => code)).toEqual(['unknown']);
});

it('keeps what it shows short', () => {
  for (const seed of ['AADSTS50011 ', 'authenticated but not connected ', 'AADSTS90002 ']) {
    const [first] = diagnose(factsOf(filled(seed, MAX_TEXT)));
    expect(first?.evidence.join('').length).toBeLessThan(1000);
  }
});
