import type { Parameter } from './client-form.js';

/** The provider's usual prompt, no prompt at all, or this one. */
export type PromptChoice = 'USUAL' | 'NONE' | (string & {});

const isPrompt = ({ name }: Parameter): boolean => name.trim() === 'prompt';

/** Values of OpenID Connect Core section 3.1.2.1; `none` allows no page and is of no use here. */
export const PROMPTS = ['select_account', 'consent', 'login'];

/** What the further parameters say of the prompt. */
export function promptChoice(parameters: readonly Parameter[]): PromptChoice {
  const own = parameters.find(isPrompt);
  return own ? own.value || 'NONE' : 'USUAL';
}

export function withPrompt(parameters: readonly Parameter[], choice: PromptChoice): Parameter[] {
  const others = withoutPrompt(parameters);
  if (choice === 'USUAL') return others;
  return [{ name: 'prompt', value: choice === 'NONE' ? '' : choice }, ...others];
}

/** The lines of the list: the prompt has a field of its own. */
export const withoutPrompt = (parameters: readonly Parameter[]): Parameter[] =>
  parameters.filter((parameter) => !isPrompt(parameter));
