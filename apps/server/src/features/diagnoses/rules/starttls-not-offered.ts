import { certain, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showStartTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const starttlsNotOffered = rule({
  code: 'starttls-not-offered',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server does not offer STARTTLS',
  cause:
    'Encryption is required, and on this port the server offered none. The host or the port is a wrong one, or a firewall that inspects mail removes the offer.',
  match: certain(
    says(
      'starttls extension not supported',
      'starttls is required but',
      'does not support starttls',
      'starttls is not offered',
      'stls is not offered',
      'starttls not supported',
      'starttls not available',
      'doesn t support starttls',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      'Run the command below where Mailkey runs. If it connects from elsewhere but not from there, switch off mail inspection (“SMTP fixup”, ESMTP inspection) on the firewall.',
      checkAgain(v),
    ],
    commands: [showStartTls(v)],
  }),
});
