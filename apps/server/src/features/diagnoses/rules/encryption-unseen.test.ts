import { expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import type { Facts, MailProtocol, ProbeFacts } from '../facts.js';
import { goodProbe } from '../samples/check-facts.js';
import { now } from '../samples/sample.js';

const login = 'jane@example.org';

function refused(protocol: MailProtocol, answer: string, seen: Partial<ProbeFacts>): Facts {
  const [status = '', ...text] = answer.split(' ');
  const probe = goodProbe(protocol, {
    host: 'mail.example.org',
    username: login,
    mechanisms: ['PLAIN'],
    outcome: 'failed',
    failedStep: 'authenticate',
    fault: { kind: 'refused', status, text: text.join(' '), command: 'AUTH', secretSent: true },
    ...seen,
  });
  const mailbox = { address: login, authentication: 'PASSWORD' } as const;
  return { now, provider: 'GENERIC', mailbox, probes: [probe] };
}

it.each<[MailProtocol, string]>([
  ['SMTP', '538'],
  ['SMTP', '538 5.7.11 Encryption required for requested authentication mechanism'],
  ['SMTP', '530 Must issue a STARTTLS command first'],
  ['SMTP', '530 5.7.0 Must issue a STARTTLS command first'],
  ['SMTP', '451 4.7.4 Quux'],
  ['IMAP', 'NO [PRIVACYREQUIRED] Quux'],
  ['IMAP', 'NO LOGIN only available under a layer'],
  ['IMAP', 'BAD Plaintext authentication disallowed on non-secure connections'],
  ['POP3', '-ERR [AUTH] USER command only available under a layer'],
  ['POP3', '-ERR TLS required'],
])('over TLS, %s: %s is told as what it is', (protocol, answer) => {
  for (const security of ['TLS', 'STARTTLS'] as const) {
    const [first, ...others] = diagnose(refused(protocol, answer, { security }));
    expect(first).toMatchObject({ code: 'encryption-unseen', stage: protocol, actor: 'OPERATOR' });
    const texts = [first, ...others].flatMap((one) => [
      one?.title,
      one?.cause,
      ...(one?.fix ?? []),
    ]);
    expect(texts.join('\n')).not.toMatch(
      /choose (?:the security )?(?:STARTTLS|TLS)|or use TLS on/i,
    );
    expect(others.map(({ code }) => code).join()).not.toMatch(/before-tls|starttls/);
  }
});

it('in clear it is STARTTLS that is wanted', () => {
  const clear: Partial<ProbeFacts> = { security: 'NONE', capabilities: ['STARTTLS'] };
  const [first] = diagnose(refused('SMTP', '538', clear));
  expect(first?.code).toBe('smtp-starttls-not-done');
});
