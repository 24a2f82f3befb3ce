import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import { diagnoseText } from '../diagnose-text.js';
import type { Stage } from '../facts.js';
import { rules } from '../rules/index.js';
import { factsOf } from './facts-of.js';
import { client, mailbox, now, providerOf, samples } from './sample.js';

const decidedByText = samples.filter((sample) => sample.decided_by !== 'context');
const stages: Record<string, Stage> = {
  authorize: 'AUTHORIZE',
  token: 'TOKEN',
  'token-content': 'TOKEN_CONTENT',
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  imap: 'IMAP',
  pop3: 'POP3',
  smtp: 'SMTP',
};
const symptoms = new Set(rules.filter(({ role }) => role === 'symptom').map(({ code }) => code));

describe('every recorded answer', () => {
  it.each(samples.map((sample) => [sample.id, sample] as const))(
    '%s is diagnosed from the facts of its run',
    (_, sample) => {
      const [first] = diagnose(factsOf(sample));
      expect(first?.code).toBe(sample.diagnosis);
      expect(first?.evidence.join('')).not.toBe('');
    },
  );

  it.each(decidedByText.map((sample) => [sample.id, sample] as const))(
    '%s is diagnosed from its text, with and without provider, stage and values',
    (_, sample) => {
      const text = sample.raw;
      expect(diagnoseText({ text, now })[0]?.code).toBe(sample.diagnosis);
      const provider = providerOf(sample);
      expect(diagnoseText({ text, now, provider })[0]?.code).toBe(sample.diagnosis);
      const stage = stages[sample.stage];
      const placed = { text, now, provider, client, mailbox, ...(stage && { stage }) };
      expect(diagnoseText(placed)[0]?.code).toBe(sample.diagnosis);
    },
  );
});

describe('where one text has several causes', () => {
  const ambiguous = decidedByText.filter((sample) => sample.ambiguous_with);

  it.each(ambiguous.map((sample) => [sample.id, sample] as const))(
    '%s names them all, none of them as certain',
    (_, sample) => {
      const found = diagnoseText({ text: sample.raw, now, provider: providerOf(sample) });
      const codes = found.map(({ code }) => code);
      // A decoded token shows its fault; the servers' answers to it were not seen.
      const seen = sample.raw_kind === 'decoded-token';
      const wanted = (sample.ambiguous_with ?? []).filter((code) => !seen || !symptoms.has(code));
      expect(codes).toEqual(expect.arrayContaining(wanted));
      const others = found.filter(({ code }) => wanted.includes(code));
      expect(others.map(({ certainty }) => certainty)).not.toContain('CERTAIN');
    },
  );

  it('says why each cause is thought of', () => {
    const text = 'A01 NO AUTHENTICATE failed.';
    const found = diagnoseText({ text, now, provider: 'MICROSOFT_365' });
    for (const { certainty, evidence } of found.slice(1)) {
      expect(certainty).toBe('POSSIBLE');
      expect(evidence.length).toBeGreaterThan(1);
    }
  });
});
