import type { FieldProblem } from './errors.js';

/** What is wrong with a text that has to stand in one line of so many characters. */
export function lineProblems(path: string, text: string, longest: number): FieldProblem[] {
  if (/\p{Cc}/u.test(text)) {
    const message = 'A line break or another control character is in it. Paste it again.';
    return [{ path, code: 'CONTROL_CHARACTER', message }];
  }
  return text.length > longest
    ? [{ path, code: 'TOO_LONG', message: `At most ${longest} characters.` }]
    : [];
}
