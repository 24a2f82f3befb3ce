import { describe, expect, it } from 'vitest';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import { catalogue } from '../diagnoses/catalogue.js';
import { isThrottled } from './check-verdict.js';

function diagnosis(code: string, more: Partial<DiagnosisContent> = {}): DiagnosisContent {
  const texts = { title: code, cause: '', fix: [], commands: [], evidence: [] };
  return {
    code,
    stage: 'IMAP',
    severity: 'ERROR',
    certainty: 'CERTAIN',
    actor: 'NOBODY',
    retryable: true,
    ...texts,
    ...more,
  };
}

describe('a failed check', () => {
  it('is throttled where the server limits the rate', () => {
    expect(isThrottled([diagnosis('imap-throttled')])).toBe(true);
    expect(isThrottled([diagnosis('smtp-server-temporary'), diagnosis('imap-throttled')])).toBe(
      true,
    );
  });

  it('is a failure where anything else is certain', () => {
    expect(isThrottled([])).toBe(false);
    expect(isThrottled([diagnosis('mailbox-full'), diagnosis('imap-throttled')])).toBe(false);
    expect(isThrottled([diagnosis('imap-throttled'), diagnosis('mailbox-full')])).toBe(false);
    expect(isThrottled([diagnosis('connection-limit', { certainty: 'LIKELY' })])).toBe(false);
    const likely = diagnosis('mailbox-full', { certainty: 'LIKELY' });
    expect(isThrottled([diagnosis('imap-throttled'), likely])).toBe(true);
  });

  it('is judged by codes that the catalogue knows', () => {
    const known = catalogue().map(({ code }) => code);
    const throttling = known.filter((code) => isThrottled([diagnosis(code)]));
    expect(throttling).toHaveLength(16);
  });
});
