import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import { diagnoseText } from '@mailkey/server/features/diagnoses/diagnose-text';
import { factsOf } from '@mailkey/server/features/diagnoses/samples/facts-of';
import { now, samples } from '@mailkey/server/features/diagnoses/samples/sample';
import { bench, describe } from 'vitest';

// The promise: under 1 ms a judgement on average, with all rules.
describe(`a judgement over ${samples.length} recorded answers in turn`, () => {
  const facts = samples.map(factsOf);
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[(turn += 1) % list.length] as T; // the list is not empty

  bench('from the facts of a run', () => void diagnose(next(facts)));
  bench('from a pasted text', () => void diagnoseText({ text: next(samples).raw, now }));
});

describe('32 KiB of pasted text', () => {
  const text = 'Lorem ipsum dolor sit amet, AADSTS and 535 5.7. '.repeat(700).slice(0, 32 * 1024);
  bench('with nothing in it', () => void diagnoseText({ text, now }));
});
