import type { MailProtocol, Scenario } from './scenario.js';

/** Failures that live in a port: choose one of Sandbox.faultServers as the mailbox's server. */
export const serverScenarios: Scenario[] = [
  row(
    'certificate-of-another-name',
    'The certificate is for another name',
    'tls-hostname-mismatch',
  ),
  row('certificate-expired', 'The certificate has expired', 'tls-certificate-expired'),
  row('certificate-self-signed', 'The certificate is self-signed', 'tls-self-signed'),
  row('certificate-of-a-proxy', 'Signed by an authority nobody knows', 'tls-inspection-proxy'),
  row('certificate-chain-incomplete', 'The intermediate is not sent', 'tls-chain-incomplete'),
  row('tls-too-old', 'Only TLS 1.1', 'tls-version-too-old'),
  row('silent', 'A server that never says a word', 'server-silent'),
  row('closes-at-once', 'A server that resets the connection', 'connection-reset'),
  row('plain-on-tls-port', 'Plain text where TLS is expected', 'tls-on-plain-port'),
  row('tls-on-starttls-port', 'TLS where STARTTLS is expected', 'plain-on-tls-port'),
  row('starttls-missing', 'STARTTLS is not offered', 'starttls-not-offered'),
  row('connection-refused', 'Nobody listens', 'connection-refused'),
  row('xoauth2-missing', 'The server knows no XOAUTH2', 'server-without-xoauth2'),
  row('goodbye', 'The server greets with a goodbye', 'imap-session-closed', {
    imap: 'imap-session-closed',
    pop3: 'pop-session-closed',
    smtp: 'smtp-server-temporary',
  }),
];

type ByProtocol = Partial<Record<MailProtocol, string>>;
type Row = [name: string, title: string, diagnosis: string, byProtocol?: ByProtocol];

function row(...[name, title, diagnosis, byProtocol]: Row): Scenario {
  const about = { name, title, where: 'tls' as const, diagnosis, choose: { server: name } };
  return { ...about, ...(byProtocol && { byProtocol }), effect: { at: 'server' } };
}
