import { describe, expect, it } from 'vitest';
import { createMask } from '../../../lib/mask.js';
import { PROBE_LIMITS } from './limits.js';
import { createTranscript, type Transcript } from './transcript.js';

const token = 'a-token-that-nobody-may-see';

function record(limits = {}): { transcript: Transcript; said: string[] } {
  const said: string[] = [];
  const transcript = createTranscript({
    mask: createMask([token]),
    limits: { ...PROBE_LIMITS, ...limits },
    said: (line) => said.push(line),
  });
  return { transcript, said };
}

describe('createTranscript', () => {
  it('puts lines together from pieces and masks before anything else', () => {
    const { transcript, said } = record({ lineLength: 20 });
    for (const byte of Buffer.from(`535 bad ${token} token\r\n`))
      transcript.record('S', Buffer.from([byte]));
    expect(said).toEqual(['S: 535 bad [masked] to…']);
    expect(transcript.recent()).toEqual([{ by: 'S', text: '535 bad [masked] to…' }]);
  });

  it('never cuts through a secret', () => {
    for (let before = 0; before < 40; before += 1) {
      const { transcript } = record({ lineLength: 30 });
      transcript.record('S', Buffer.from(`${'x'.repeat(before)} ${token}\n`));
      expect(transcript.lines.join()).not.toContain(token.slice(0, 6));
    }
  });

  it('replaces control characters and turned text', () => {
    const { transcript } = record();
    transcript.record('S', Buffer.from('a\x1b[31mb\u202ec\x00d\te\r\n'));
    expect(transcript.lines).toEqual(['S: a\ufffd[31mb\ufffdc\ufffdd e']);
  });

  it('keeps so many lines and no more, and goes on listening', () => {
    const { transcript, said } = record({ transcriptLines: 3 });
    const observed: string[] = [];
    transcript.listen(({ text }) => observed.push(text));
    transcript.record('S', Buffer.from('1\n2\n3\n4\n'));
    expect(said).toEqual(['S: 1', 'S: 2', '… further lines are left out']);
    expect(observed).toEqual(['1', '2', '3', '4']);
  });

  it('quotes an unfinished line at the end and forgets recent lines at a turn', () => {
    const { transcript, said } = record();
    transcript.record('S', Buffer.from('- ERR in mid-'));
    transcript.flush();
    expect(said).toEqual(['S: - ERR in mid-']);
    transcript.turn();
    expect(transcript.recent()).toEqual([]);
  });
});
