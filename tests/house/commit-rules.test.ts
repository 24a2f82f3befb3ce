import { describe, expect, it } from 'vitest';
import { commitProblems } from '../../scripts/steps/commit-rules.js';

describe('a commit message', () => {
  it.each([
    'feat(runs): send the last snapshot to late watchers',
    'fix(oauth-clients)!: embed the tenant in both URLs',
    'docs(adr): bring the decision up to date\n\nBecause it changed.\n# a comment of git',
    'Merge branch "other"',
    'fixup! feat(runs): send the last snapshot',
  ])('%j passes', (message) => {
    expect(commitProblems(message)).toEqual([]);
  });

  it.each([
    ['stuff', 'type(scope)'],
    ['feat: add a thing', 'type(scope)'],
    ['feature(runs): add a thing', 'not a type'],
    ['feat(invoices): add a thing', 'not a scope'],
    ['feat(runs): added a thing', 'order'],
    ['feat(runs): adds a thing', 'order'],
    ['feat(runs): adding a thing', 'order'],
    ['feat(runs): add a thing.', 'full stop'],
    [`feat(runs): add ${'x'.repeat(100)}`, 'longer'],
    ['feat(runs): add a thing\nat once', 'second line'],
  ])('%j is refused', (message, reason) => {
    expect(commitProblems(message).join('\n')).toContain(reason);
  });
});
