import 'reflect-metadata';
import { rehearsals } from '@mailkey/sandbox';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { rehearsalsOf } from './rehearse.js';
import { openStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.journey.close());

it('has a way to play every scenario', ({ expect }) => {
  const without = rehearsals.filter((scenario) => rehearsalsOf(scenario).length === 0);
  expect(without.map(({ name }) => name)).toEqual([]);
});

/** Most of the time is spent waiting for servers that are silent. */
describe.concurrent.each(rehearsals.map((scenario) => ({ ...scenario })))('$name', (scenario) => {
  it.for(rehearsalsOf(scenario))('$how is $expected', async ({ play, expected }, { expect }) => {
    const diagnoses = await play(stage);
    const codes = diagnoses.map(({ code }) => code);
    expect(codes[0], JSON.stringify(diagnoses.slice(0, 3), null, 1)).toBe(expected);
    expect(diagnoses[0]?.evidence.join('')).not.toBe('');
    if (expected === scenario.diagnosis)
      expect(codes).toEqual(expect.arrayContaining(scenario.candidates ?? []));
  });
});
