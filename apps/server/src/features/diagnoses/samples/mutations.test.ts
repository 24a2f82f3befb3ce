import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../diagnose-text.js';
import { mutators } from './mutators.js';
import { now, providerOf, samples, type Sample } from './sample.js';

const decidable = samples.filter((sample) => sample.decided_by !== 'context');

/** What identifies these is something that is missing: cut, they would say something else. */
const byAbsence = new Set([
  'google-token-no-refresh-token',
  'google-tokeninfo-scope',
  'imap-ms-no-xoauth2-capability',
  'token-app-roles-missing',
]);

/** Where a message may be cut: behind what makes it this one. */
function endOfSign({ id, pattern, raw }: Sample): number {
  // Here the pattern ends before the value that decides.
  if (id === 'ms-authorize-700016-not-a-guid') return raw.indexOf("' was not found");
  if (byAbsence.has(id)) return raw.length;
  const flags = pattern.startsWith('(?is)') ? 'is' : pattern.startsWith('(?i)') ? 'i' : '';
  const match = new RegExp(pattern.replace(/^\(\?[is]+\)/, ''), flags).exec(raw);
  return match ? match.index + match[0].length : raw.length;
}

describe.each(Object.entries(mutators))('%s', (_, mutate) => {
  it('changes no diagnosis', () => {
    const changed = decidable
      .map((sample) => {
        const text = mutate(sample.raw, endOfSign(sample));
        const got = diagnoseText({ text, now, provider: providerOf(sample) })[0]?.code;
        return { id: sample.id, wanted: sample.diagnosis, got, text };
      })
      .filter(({ wanted, got }) => wanted !== got);
    expect(changed).toEqual([]);
  });
});
