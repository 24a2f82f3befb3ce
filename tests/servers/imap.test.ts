import { describe, expect, it } from 'vitest';
import { createFailing } from './failing.js';
import type { Deviations } from './honest.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();
const on = (answers: NonNullable<Deviations['answers']>): { deviations: Deviations } => ({
  deviations: { answers },
});

describe('an IMAP server of its own kind', () => {
  it('that lets everybody in (PREAUTH) has proved nothing, and cannot strip STARTTLS so', async () => {
    const greet = (peer: Peer): void => peer.say('* PREAUTH welcome home\r\n');
    const secret = await failing.fail('IMAP', { security: 'TLS', deviations: { greet } });
    expect(secret.facts).toMatchObject({ failedStep: 'greet', fault: { kind: 'protocol' } });
    const clear = await failing.fail('IMAP', { security: 'STARTTLS', deviations: { greet } });
    expect(clear.facts).toMatchObject({ failedStep: 'greet', fault: { kind: 'protocol' } });
    expect(failing.server.heard.clear).toBe('');
  });

  it('that says OK to the login and then "not connected" fails at open, not at the login', async () => {
    const said = 'User is authenticated but not connected.';
    const no = (peer: Peer, tag: string): void => peer.say(`${tag}BAD ${said}\r\n`);
    const { facts, steps } = await failing.fail('IMAP', {
      security: 'TLS',
      ...on({ NAMESPACE: no, LIST: no, STATUS: no }),
    });
    expect(facts).toMatchObject({ failedStep: 'open', mechanism: 'XOAUTH2' });
    expect(facts.fault).toMatchObject({ kind: 'refused', status: 'BAD', text: said });
    expect(steps).toContain('authenticate SUCCEEDED');
    expect(facts.transcript.join('\n')).toContain('STATUS INBOX');
    expect(facts.asked['capability']).toContain('AUTH=XOAUTH2');
  });

  it('that answers STATUS without a number fails at open', async () => {
    const empty = (peer: Peer, tag: string): void => peer.say(`${tag}OK done\r\n`);
    const { facts } = await failing.fail('IMAP', { security: 'TLS', ...on({ STATUS: empty }) });
    expect(facts).toMatchObject({ failedStep: 'open', fault: { kind: 'protocol' } });
  });

  it('that announces a huge literal, or sends one of many tokens, is cut off', async () => {
    const sayings = ['* STATUS {1073741824}\r\n', `* STATUS INBOX (${'A '.repeat(30_000)})\r\n`];
    for (const said of sayings) {
      const open = (peer: Peer): void => peer.say(said);
      const { facts } = await failing.fail('IMAP', { security: 'TLS', ...on({ STATUS: open }) });
      expect(facts).toMatchObject({ failedStep: 'open', fault: { kind: 'protocol' } });
    }
  });

  it('that changes its capabilities after STARTTLS is believed under TLS only', async () => {
    const greet = (peer: Peer): void => {
      peer.say('* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2] hello\r\n');
    };
    const deviations = { greet, mechanisms: ['PLAIN'] };
    const { facts } = await failing.fail('IMAP', { security: 'STARTTLS', deviations });
    expect(facts).toMatchObject({ failedStep: 'authenticate', mechanisms: ['PLAIN'] });
    expect(facts.fault).toEqual({ kind: 'not-offered', what: 'XOAUTH2', offered: ['PLAIN'] });
  });

  it('that is throttled is quoted', async () => {
    const said = 'Request is throttled. Suggested Backoff Time: 92415 milliseconds';
    const no = (peer: Peer, tag: string): void => peer.say(`${tag}BAD ${said}\r\n`);
    const { facts } = await failing.fail('IMAP', { security: 'TLS', ...on({ AUTHENTICATE: no }) });
    expect(facts).toMatchObject({
      failedStep: 'authenticate',
      fault: { kind: 'refused', text: said },
    });
  });

  it('that tags an answer to nothing gives a failure as data', async () => {
    const wild = (peer: Peer): void => peer.say('ZZZ OK done\r\n+ \r\n* 1 EXISTS\r\n)(\r\n');
    const { facts } = await failing.fail('IMAP', {
      security: 'TLS',
      ...on({ AUTHENTICATE: wild }),
    });
    expect(facts.failedStep).toBe('authenticate');
  });
});
