import { expect, it } from 'vitest';
import { promptChoice, withoutPrompt, withPrompt } from './prompt-choice.js';

const audience = { name: 'audience', value: 'mail' };

it.each([
  ['USUAL', [audience]],
  ['NONE', [{ name: 'prompt', value: '' }, audience]],
  ['consent', [{ name: 'prompt', value: 'consent' }, audience]],
])('keeps the choice %s among the further parameters', (choice, parameters) => {
  expect(withPrompt([audience, { name: 'prompt', value: 'old' }], choice)).toEqual(parameters);
  expect(promptChoice(parameters)).toBe(choice);
  expect(withoutPrompt(parameters)).toEqual([audience]);
});
