import { describe, expect, it } from 'vitest';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { ProbeFacts } from '../diagnoses/facts.js';
import { checkVerdict } from './check-verdict.js';

const probe = (protocol: ProbeFacts['protocol'], outcome: ProbeFacts['outcome']) =>
  ({ protocol, outcome }) as ProbeFacts; // the rest is not judged here
const diagnosis = { title: 'IMAP is switched off' } as DiagnosisContent; // likewise

describe('the verdict of a check', () => {
  it('is a success when every server answered', () => {
    expect(checkVerdict([probe('IMAP', 'ok'), probe('SMTP', 'ok')], [])).toEqual({
      status: 'SUCCEEDED',
      message: 'Connection Successful',
      result: {
        ok: true,
        incoming: true,
        outgoing: true,
        throttled: false,
        refused: false,
        shutOut: false,
      },
    });
  });

  it('keeps its words when there is something to fix', () => {
    expect(checkVerdict([probe('POP3', 'ok')], [diagnosis])).toMatchObject({
      status: 'WARNING',
      message: 'Connection Successful',
    });
  });

  it('says the cause and what works beside it', () => {
    expect(checkVerdict([probe('IMAP', 'failed'), probe('SMTP', 'ok')], [diagnosis])).toMatchObject(
      {
        status: 'FAILED',
        message: 'IMAP is switched off. SMTP works.',
        result: { ok: false, incoming: false, outgoing: true },
      },
    );
  });

  it('fails when nothing could be asked', () => {
    expect(checkVerdict([], [diagnosis])).toMatchObject({
      status: 'FAILED',
      message: 'IMAP is switched off.',
      result: { ok: false, incoming: undefined, outgoing: undefined },
    });
  });
});
