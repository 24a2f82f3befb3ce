import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseText } from './diagnose-text.js';
import { mutators } from './samples/mutators.js';
import { now, samples } from './samples/sample.js';

const codesOf = (text: string): string[] => diagnoseText({ text, now }).map(({ code }) => code);

it('a text made of random words is unknown', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(words, (list) => {
      // A random word may be a code by chance, such as "epipe"; none has an underscore or a digit.
      expect(codesOf(list.map((word) => `q${word}`).join(' '))).toEqual(['unknown']);
    }),
  );
});

describe('a number of Microsoft that no rule knows', () => {
  const numbers = fc.integer({ min: 3_000_000, max: 6_999_999 });
  const forms = [
    (code: number) => `AADSTS${code}: Something new.`,
    (code: number) => `aadsts ${code}`,
    (code: number) =>
      `{"error":"invalid_grant","error_description":"Something new.","error_codes":[${code}],"trace_id":"x"}`,
    (code: number) =>
      `Sorry, but we're having trouble.\nError Code: ${code}\nCorrelation Id: 1f0a2b3c-4d5e-6f70-8192-a3b4c5d6e700`,
    (code: number) =>
      `https://app.example.com/cb?error=server_error&error_description=AADSTS${code}%3a+New`,
    (code: number) => `https://login.microsoftonline.com/error?code=${code}`,
  ];

  it.each(forms.map((form, at) => [at, form] as const))(
    'is named and looked up (form %i)',
    (_, form) => {
      fc.assert(
        fc.property(numbers, (code) => {
          const [first] = diagnoseText({ text: form(code), now });
          expect(first?.code).toBe('microsoft-error-unlisted');
          expect(first?.title).toContain(String(code));
          expect(first?.fix.join()).toContain(
            `https://login.microsoftonline.com/error?code=${code}`,
          );
        }),
        { numRuns: 25 },
      );
    },
  );
});

it('tells the same cause through two carriers in a row', () => {
  const formats = Object.entries(mutators).filter(([name]) =>
    /JSON|HTML|around|library|log line|encoding$/.test(name),
  );
  const format = fc.constantFrom(...formats);
  const sample = fc.constantFrom(...samples.filter((one) => one.decided_by !== 'context'));
  fc.assert(
    fc.property(sample, format, format, ({ raw, diagnosis }, [, first], [, second]) => {
      const text = second(first(raw, raw.length), 0);
      expect(codesOf(text)[0]).toBe(diagnosis);
    }),
    { numRuns: 600 },
  );
});
