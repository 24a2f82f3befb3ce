import { expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { DiagnosisContent } from './diagnosis.js';
import { readEvidence } from './evidence.js';
import type { Match } from './match.js';
import { rules } from './rules/index.js';
import { combinations, type Combination } from './samples/combinations.js';

/** Every rule as if it held: by what the server said, or from the facts alone where no mail server speaks. */
function told({ facts }: Combination): DiagnosisContent[] {
  const [said] = readEvidence(facts).said;
  return rules.flatMap((rule) => {
    const observed = ofMail.has(rule.stage) && said ? { said } : {};
    const match: Match = { certainty: 'CERTAIN', evidence: [], ...observed };
    return diagnose(facts, [{ ...rule, match: () => match }]);
  });
}

const ofMail = new Set(['IMAP', 'POP3', 'SMTP', 'TLS', 'TCP', 'DNS', 'TOKEN_CONTENT']);

const all = combinations.map((one) => ({ one, found: told(one) }));

interface Fit {
  what: string;
  holds?: (one: Combination) => boolean;
  /** Only what concerns the mail server. */
  atServer?: true;
  wrong: RegExp;
}

/** Whose words may not be spoken where the mail server is not theirs. */
const vendors: Record<string, RegExp> = {
  MICROSOFT_365:
    /\bExchange\b|licen[cs]e|PowerShell|\b(?:Get|Set|New|Add|Connect)-\w+|Microsoft 365 admin|status\.cloud|outlook\.com/,
  GOOGLE: /gmail|workspace|google\.com\/(?:ac|appsstatus)|Google (?:Admin|Mail)/i,
  YAHOO: /yahoo|\baol\b/i,
  FASTMAIL: /fastmail/i,
  YANDEX: /yandex/i,
};

/** The host may be mistyped, and the client's own provider tells the right one. */
const rightHosts = /\b(?:imap|smtp|outlook)\.[a-z0-9.]+/g;

const fits: readonly Fit[] = [
  { what: 'no empty place', wrong: /<[a-zA-Z][^>\n]*>|undefined|\bnull\b|“”|: \.|\(\)/ },
  {
    what: 'no OAuth client, token or consent where a password signs in',
    holds: ({ authentication }) => authentication === 'PASSWORD',
    wrong:
      /open the OAuth client|\btokens?\b|\bscopes?\b|consent\b|choose Validate|who signed in\b(?! may)/i,
  },
  {
    what: 'no advice to use STARTTLS where it is used',
    holds: ({ probe }) => probe.security === 'STARTTLS',
    wrong: /(?:choose|use|switch to|with) (?:the security |port \d+ with )?STARTTLS/i,
  },
  {
    what: 'no advice to use a password where nothing but tokens is taken',
    holds: ({ probe, authentication }) =>
      authentication !== 'PASSWORD' && !probe.mechanisms.includes('PLAIN'),
    atServer: true,
    wrong: /(?:use|enter|choose|create) (?:a|an|the) (?:app )?password|signs in with a password/i,
  },
  ...Object.entries(vendors).map(([provider, wrong]): Fit => ({
    what: `no word of ${provider} at a server of somebody else`,
    holds: ({ servers, facts }) => servers !== provider && facts.provider !== 'SANDBOX',
    atServer: true,
    wrong,
  })),
];

it.each(fits.map((fit) => [fit.what, fit] as const))('%s', (_, fit) => {
  const { holds = () => true, atServer, wrong } = fit;
  const wrongs = all
    .filter(({ one }) => holds(one))
    .flatMap(({ one, found }) =>
      found
        .filter(({ stage }) => !atServer || ofMail.has(stage))
        .flatMap(({ code, title, cause, fix, commands }) => {
          const text = [title, cause, ...fix, ...commands].join('\n');
          const [hit] = wrong.exec(atServer ? text.replace(rightHosts, '') : text) ?? [];
          return hit ? [`${code} (${one.name}): ${hit}`] : [];
        }),
    );
  expect(wrongs).toEqual([]);
});
