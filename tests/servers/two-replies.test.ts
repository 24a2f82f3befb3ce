import { describe, expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol, ProbeFacts } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();
const first = (probe: ProbeFacts): string | undefined =>
  diagnose({ now: new Date(), provider: 'GENERIC', probes: [probe] })[0]?.code;

const inOne =
  (said: string) =>
  (peer: Peer, tag: string): void => {
    peer.say(said.replaceAll('%t ', tag));
    peer.end();
  };

/** Two packets, the second of which comes before anything else is asked. */
const inTwo =
  (said: string) =>
  (peer: Peer, tag: string): void => {
    const lines = said.replaceAll('%t ', tag).split(/(?<=\n)/);
    peer.say(lines.slice(0, -1).join(''));
    peer.say(lines.at(-1) ?? '');
    peer.end();
  };

const shutting = '421 4.3.0 shutting down\r\n';
const greeted = '250-mail.example.com\r\n250 AUTH XOAUTH2\r\n';
const listed = '* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\n%t OK done\r\n';

describe('a refusal in the same packet as a good answer', () => {
  it.each<[MailProtocol, string, string, object]>([
    ['SMTP', 'AUTH', `235 ok\r\n${shutting}`, { status: '421', code: '4.3.0' }],
    ['SMTP', 'EHLO', `${greeted}421 4.3.2 shutting down\r\n`, { status: '421', code: '4.3.2' }],
    ['SMTP', 'MAIL', `250 ok\r\n${shutting}`, { status: '421', code: '4.3.0' }],
    ['SMTP', 'AUTH', '235 ok\r\n421-4.3.0 first\r\n421 4.3.0 second\r\n', { status: '421' }],
    ['POP3', 'AUTH', '+OK in\r\n-ERR [SYS/TEMP] down\r\n', { status: '-ERR', code: 'SYS/TEMP' }],
    ['POP3', 'CAPA', '+OK\r\nSASL XOAUTH2\r\n.\r\n-ERR [IN-USE] open\r\n', { code: 'IN-USE' }],
    ['IMAP', 'AUTHENTICATE', '%t OK in\r\n* BYE [UNAVAILABLE] down\r\n', { code: 'UNAVAILABLE' }],
    ['IMAP', 'CAPABILITY', `${listed}* BYE [UNAVAILABLE] down\r\n`, { code: 'UNAVAILABLE' }],
  ])('%s after %s is heard: %j', async (protocol, verb, said, refused) => {
    for (const say of [inOne, inTwo]) {
      const deviations = { answers: { [verb]: say(said) } };
      const { facts } = await failing.fail(protocol, { security: 'TLS', deviations });
      expect(facts.fault).toMatchObject({ kind: 'refused', ...refused });
      expect(first(facts)).toMatch(/unavailable|temporary|in-use/);
    }
  });
});

it.each<[MailProtocol, string, string]>([
  ['POP3', 'STAT', '-ERR chdir Maildir failed'],
  ['POP3', 'STAT', '-ERR [SYS/PERM] chdir Maildir failed'],
  ['IMAP', 'STATUS', 'NO [SERVERBUG] disk on fire'],
  ['IMAP', 'STATUS', '* BYE [UNAVAILABLE] disk on fire'],
  ['SMTP', 'MAIL', '421 4.3.0 disk on fire'],
  ['SMTP', 'RCPT', '451 4.3.0 disk on fire'],
])('%s: to %s the words %j without a line end are heard', async (protocol, verb, said) => {
  for (const end of [
    (peer: Peer) => peer.end(),
    (peer: Peer) => peer.reset(),
    (peer: Peer) => peer.gone,
  ]) {
    const answer = (peer: Peer): Promise<void> | void => {
      peer.say(said);
      return end(peer);
    };
    const deviations = { answers: { [verb]: answer } };
    const { facts } = await failing.fail(protocol, { security: 'TLS', deviations });
    expect(facts).toMatchObject({ failedStep: 'open', fault: { kind: 'refused' } });
    expect(first(facts)).not.toMatch(/closed|silent|unknown/);
  }
});
