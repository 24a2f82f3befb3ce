import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsKeyTooWeak = rule({
  code: 'tls-key-too-weak',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server’s certificate or key is too weak',
  cause: 'The server uses a key or a signature that is no longer taken to be safe.',
  match: certain(
    says(
      'err_ssl_dh_key_too_small',
      'dh key too small',
      'dh_key_too_small',
      'ca_md_too_weak',
      'ca md too weak',
      'ca signature digest algorithm too weak',
      'ee certificate key too weak',
      'ca certificate key too weak',
      'ee_key_too_small',
      'ee key too small',
      'ca_key_too_small',
      'wrong signature type',
      'insecure signature algorithm',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Whoever runs ${v.host} renews certificate and key (RSA 2048 or EC, SHA-256) and updates its TLS.`,
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
