import { createHash, timingSafeEqual } from 'node:crypto';
import type { FieldProblem } from '../../lib/errors.js';
import { settingsProblems } from '../oauth-clients/client-settings.js';

/** Why a typed next secret is not kept; empty when it is. */
export function nextSecretProblems(typed: string, current: string | undefined): FieldProblem[] {
  const text = typed.trim();
  if (!text) return [problem('EMPTY', 'Paste the new secret.')];
  const rules = { allowInsecure: false, insecureOrigins: [] };
  const [unusable] = settingsProblems({ clientSecret: text }, rules);
  if (unusable) return [problem(unusable.code, unusable.message)];
  return current !== undefined && equal(text, current)
    ? [problem('SAME', 'This is the secret that is in use already.')]
    : [];
}

function problem(code: string, message: string): FieldProblem {
  return { path: 'secret', code, message };
}

function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
