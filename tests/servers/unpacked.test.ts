import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { DiagnosisContent } from '@mailkey/server/features/diagnoses/diagnosis';
import { withoutRealServers } from './machine.js';
import { runProbe, type Probed } from './probing.js';
import { addressOf, startUnpacked, type Unpacked } from './unpacked.js';
import { cases, type Case } from './verdicts.js';

const why = withoutRealServers();
if (why) console.warn(`Skipped: ${why}`);

/** Refusals take up to five seconds here, so that all are asked side by side. */
describe.skipIf(why !== undefined)('Cyrus, Courier and Exim', () => {
  let servers: Unpacked;
  const asked = new Map<Case, Promise<Probed>>();
  beforeAll(async () => {
    servers = await startUnpacked();
    // A maildrop is open once at a time, and at Cyrus the first POP3 login makes it.
    const opening = (one: Case): boolean => one.protocol === 'POP3' && one.code === 'ok';
    for (const one of cases.filter(opening)) {
      asked.set(one, ask(one));
      await asked.get(one);
    }
    for (const one of cases) if (!opening(one)) asked.set(one, ask(one));
  });
  afterAll(async () => {
    await Promise.allSettled(asked.values());
    await servers?.stop();
  });

  function ask(one: Case): Promise<Probed> {
    const { protocol, security, credential } = one;
    return runProbe({
      protocol,
      security,
      ...servers.credential(credential),
      port: servers.port(one),
      ca: servers.ca,
      username: addressOf(one),
      tools: { allowPlaintextFor: ['localhost'] },
    });
  }

  it.each(cases)('$server, $protocol, $security, $credential: $code', async (one) => {
    const probed = await asked.get(one);
    const first = probed && judge(one, probed);
    const seen = `${first?.fix.join('\n')}\n${probed?.facts.transcript.join('\n')}`;
    expect(first?.code ?? 'ok', seen).toBe(one.code);
    if (one.code === 'ok') return;
    expect(first, seen).toMatchObject({ actor: one.actor });
    expect(first?.fix.join('\n'), seen).toMatch(one.repair);
    expect(first?.fix.join('\n')).not.toMatch(/Exchange|licen[cs]e|PowerShell|Google|<[\w -]+>/);
    if (one.credential.includes('password'))
      expect(first?.fix.join('\n')).not.toMatch(/token|consent|scope/i);
  });

  function judge(one: Case, { facts }: Probed): DiagnosisContent | undefined {
    const { host, port, security, username } = facts;
    const server = { host, port, security, username };
    const { protocol } = one;
    return diagnose({
      now: new Date(),
      provider: 'GENERIC',
      mailbox: {
        address: username,
        authentication: one.credential.includes('password') ? 'PASSWORD' : 'OAUTH2',
        ...(protocol === 'SMTP'
          ? { outgoing: { ...server, fromAddress: username } }
          : { incoming: { ...server, protocol } }),
      },
      probes: [facts],
    })[0];
  }
});
