import type { Evidence } from '../evidence.js';
import type { Match } from '../match.js';
import { certain, fact, firstOf, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const smtpTlsUnavailable = rule({
  code: 'smtp-tls-unavailable',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The server cannot encrypt for the moment',
  cause: 'It offers STARTTLS and then refuses it, because of a fault of its own.',
  match: firstOf(
    certain(says('tls not available', 'tls currently unavailable', 'tls temporarily unavailable')),
    refusedAtStartTls,
  ),
  repair: (v) => ({
    fix: [`Whoever runs ${v.host} looks at its certificate and TLS settings.`, checkAgain(v)],
    commands: [showStartTls({ ...v, protocol: v.protocol.startsWith('<') ? 'SMTP' : v.protocol })],
  }),
});

/** Whatever the words: the step tells, over every protocol. */
function refusedAtStartTls({ facts }: Evidence): Match | undefined {
  for (const { failedStep, fault, protocol } of facts.probes)
    if (failedStep === 'secure' && fault?.kind === 'refused') {
      const said = [fault.status, fault.code, fault.text].filter(Boolean).join(' ');
      return { ...fact('CERTAIN', `${protocol}: STARTTLS was refused: ${said}`), stage: 'TLS' };
    }
  return undefined;
}
