import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { DiagnosisContent } from './diagnosis.js';
import { rules } from './rules/index.js';
import { moments, type SampleMoment } from './samples/conversations.js';

const folders = ['./rules/', './predicates/'];
const calls = /\b(?:says|status|responseCode)\(([^()]*)\)/g;
const literals = /'((?:[^'\\]|\\.)+)'/g;

/** What is said of a sign-in page or a token endpoint is another matter. */
const elsewhere = /\bstage: '(?:AUTHORIZE|TOKEN|TOKEN_CONTENT|SETTINGS|DNS|TCP|TLS)'|near\(/;

const sources = folders.flatMap((folder) => {
  const at = new URL(folder, import.meta.url);
  return readdirSync(at)
    .filter((name) => !name.includes('.test.'))
    .map((name) => readFileSync(new URL(name, at), 'utf8'))
    .filter((text) => !elsewhere.test(text));
});

/** As the rules have them: words, enhanced status codes and response codes. */
const phrases: readonly string[] = [
  ...new Set(
    sources.flatMap((text) =>
      [...text.matchAll(calls)].flatMap(([, list = '']) =>
        [...list.matchAll(literals)].map(([, phrase = '']) => phrase),
      ),
    ),
  ),
];

/** What may not be said for certain while the facts say otherwise. */
interface Untruth {
  what: string;
  holds: (moment: SampleMoment) => boolean;
  wrong: RegExp;
}

const untruths: readonly Untruth[] = [
  {
    what: 'the login worked, where nobody had signed in yet',
    holds: ({ phase }) => phase === 'before',
    wrong:
      /login worked|login (?:is|was) (?:right|good)|sign-in was good|accepts the token|refuses (?:this|the) (?:login|token|user name)|password was (?:sent|used)|wrong password/i,
  },
  {
    what: 'the login was refused, where it had gone well',
    holds: ({ phase }) => phase === 'after',
    wrong:
      /refuses (?:this|the) (?:login|token|user name)|no login was made|without a login|switch authentication on|takes no (?:OAuth )?tokens|takes no password|no login at all|allows no login|refuses the command that hands/i,
  },
  {
    what: 'a password was used, where a token was',
    holds: ({ authentication }) => authentication === 'OAUTH2',
    wrong: /password was (?:sent|used)|refuses this user name or password|app password/i,
  },
  {
    what: 'encrypt, where it is encrypted',
    holds: ({ security }) => security !== 'NONE',
    wrong:
      /choose (?:the security )?(?:STARTTLS|TLS)|(?<!says that the )connection is not encrypted|(?:this|an) unencrypted/i,
  },
  {
    what: 'nothing is offered, or it was announced, where the way is offered',
    holds: () => true,
    wrong: /no login at all|receives mail; it is not|announces|is not among|neither XOAUTH2 nor/i,
  },
];

const textOf = ({ title, cause, fix }: DiagnosisContent): string =>
  [title, cause, ...fix].join('\n');

const ofMail = rules.filter(({ stage }) => /^(?:IMAP|POP3|SMTP)$/.test(stage));

const told = moments.map(({ moment, facts }) => ({
  moment,
  found: phrases.flatMap((phrase) =>
    diagnose(facts(phrase), ofMail)
      .filter(({ certainty }) => certainty === 'CERTAIN')
      .map((one) => ({ phrase, code: one.code, text: textOf(one) })),
  ),
}));

it('walks every phrase of the rules', () => {
  expect(phrases.length).toBeGreaterThan(200);
});

it.each(untruths.map((one) => [one.what, one] as const))(
  'is never certain: %s',
  (_, { holds, wrong }) => {
    const wrongs = told
      .filter(({ moment }) => holds(moment))
      .flatMap(({ moment, found }) =>
        found.flatMap(({ phrase, code, text }) => {
          const [hit] = wrong.exec(text) ?? [];
          return hit ? [`${code}: "${phrase}" at ${moment.name}: ${hit}`] : [];
        }),
      );
    expect([...new Set(wrongs)]).toEqual([]);
  },
);
