import { expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';

const failing = createFailing();

it.each<[MailProtocol, string, string, string]>([
  ['IMAP', '* BYE too many connections', 'BYE', 'connection-limit'],
  ['SMTP', '421 4.7.0 Too many connections', '421', 'connection-limit'],
  ['SMTP', '421-mail.example.com\r\n421 4.7.0 Too many connections', '421', 'connection-limit'],
  ['POP3', '-ERR [SYS/TEMP] too many connections', '-ERR', 'connection-limit'],
])('%s: %j in clear where TLS comes first is heard', async (protocol, said, status, code) => {
  const { facts } = await failing.fail(protocol, {
    security: 'TLS',
    implicitTls: false,
    play: async (peer) => {
      peer.say(`${said}\r\n`);
      await peer.hear();
      peer.end();
    },
  });
  expect(facts).toMatchObject({ failedStep: 'secure', fault: { kind: 'refused', status } });
  const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
  expect(first?.code).toBe(code);
});

it.each<[MailProtocol, string]>([
  ['SMTP', '421 smtp.example.com You talk too soon'],
  ['SMTP', '554 SMTP synchronization error'],
  ['POP3', '-ERR Unknown command.'],
  ['IMAP', '* BYE Protocol error: tag missing'],
  // It greets in clear: that alone tells which kind of port it is.
  ['IMAP', '* OK ready\r\n* BYE Too many invalid IMAP commands.'],
  ['IMAP', '* OK ready\r\n* BYE Disconnected for inactivity.'],
  ['POP3', '+OK ready\r\n-ERR Too many bad commands'],
  ['SMTP', '220 mail.example.com ESMTP\r\n421 4.7.0 Error: too many errors'],
])('%s: %j is about the TLS that a server did not expect', async (protocol, said) => {
  const { facts } = await failing.fail(protocol, {
    security: 'TLS',
    implicitTls: false,
    play: async (peer) => {
      await peer.hear();
      peer.say(`${said}\r\n`);
      peer.end();
    },
  });
  const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
  expect(first?.code).toBe('tls-on-plain-port');
});
