import { describe, expect, it } from 'vitest';
import { createFailing } from './failing.js';
import type { Deviations } from './honest.js';
import type { Probed } from './probing.js';

const failing = createFailing();

const asked = ({ events }: Probed, step: string) => ({
  places: events.flatMap((event) =>
    event.kind === 'steps-added' ? event.steps.map(({ name }) => [name, event.before]) : [],
  ),
  said: events.flatMap((event) =>
    event.kind === 'said' && event.step === step ? [event.line] : [],
  ),
  end: events.find((event) => event.kind === 'step-ended' && event.step === step),
});

const answers = (verb: string, text: string): { deviations: Deviations } => ({
  deviations: { answers: { [verb]: (peer, tag) => peer.say(`${tag}${text}\r\n`) } },
});

describe('a mailbox that stays closed after the sign-in', () => {
  it.each([
    ['IMAP', answers('STATUS', 'NO not today'), 'IMAP4REV1 SASL-IR ID NAMESPACE AUTH=XOAUTH2'],
    ['POP3', answers('STAT', '-ERR not today'), 'USER SASL XOAUTH2'],
  ] as const)('makes %s be asked for what it offers now', async (protocol, how, offered) => {
    const probed = await failing.fail(protocol, { security: 'TLS', ...how });
    expect(probed.facts).toMatchObject({
      failedStep: 'open',
      fault: { kind: 'refused', text: 'not today' },
    });
    expect(probed.facts.asked['capability']).toContain(offered);
    const refusal = probed.facts.transcript.join('\n');
    expect(refusal).toContain('not today');
    expect(refusal).not.toMatch(/not today[^]*(CAPABILITY|CAPA)$/m);
    const name = protocol.toLowerCase();
    const { places, said, end } = asked(probed, `${name}.ask-capability`);
    expect(places).toEqual([[`${name}.ask-capability`, `${name}.quit`]]);
    expect(said[0]).toMatch(/^C: (\S+ CAPABILITY|CAPA)$/);
    expect(said.slice(1).join('\n')).toContain('XOAUTH2');
    expect(end).toMatchObject({ status: 'SUCCEEDED', detail: probed.facts.asked['capability'] });
  });

  it('is not asked anything after a goodbye', async () => {
    const bye = answers('STATUS', 'BAD not connected.\r\n* BYE closed');
    const probed = await failing.fail('IMAP', { security: 'TLS', ...bye });
    expect(probed.facts.asked).toEqual({});
    expect(asked(probed, 'imap.ask-capability').places).toEqual([]);
  });

  it('is as it was when the server answers no more', async () => {
    let asks = 0;
    const deviations: Deviations = {
      answers: {
        STAT: (peer) => peer.say('-ERR not today\r\n'),
        CAPA: async (peer) => {
          asks += 1;
          if (asks > 1) await peer.gone;
          else peer.say('+OK\r\nSASL XOAUTH2\r\n.\r\n');
        },
      },
    };
    const probed = await failing.fail('POP3', { security: 'TLS', deviations });
    expect(probed.facts).toMatchObject({ failedStep: 'open', fault: { text: 'not today' } });
    expect(probed.facts.asked).toEqual({});
    expect(asked(probed, 'pop3.ask-capability').end).toMatchObject({ status: 'WARNING' });
  });
});
