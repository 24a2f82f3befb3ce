import {
  newSettings,
  type Settings,
} from '@mailkey/server/features/oauth-clients/changed-settings';
import { OAuthClientInput } from '@mailkey/server/features/oauth-clients/oauth-client.input';
import { MailboxInput } from '@mailkey/server/features/mailboxes/mailbox.input';
import {
  newMailboxSettings,
  type MailboxSettings,
} from '@mailkey/server/features/mailboxes/mailbox-settings';
import { createProviders } from '@mailkey/server/features/providers/index';
import type { Orders } from './orders.js';

export function clientSettings(name: string, tokenUrl: string): Settings {
  const input = Object.assign(new OAuthClientInput(), {
    name,
    provider: 'GENERIC',
    enabled: true,
    clientId: name,
    scopes: ['mail'],
    authorizeUrl: tokenUrl.replace('/token', '/authorize'),
    accessTokenUrl: tokenUrl,
  });
  return newSettings(input, createProviders(undefined).GENERIC);
}

/** Incoming mail alone: one sign-in for each check. */
export function mailboxSettings({
  clientId,
  host,
  port,
}: Orders['createMailbox']['asked']): MailboxSettings {
  const input = Object.assign(new MailboxInput(), {
    name: 'Ana',
    address: 'ana@example.org',
    enabled: true,
    authentication: 'OAUTH2',
    oauthClientId: clientId,
    incoming: { host, port, security: 'TLS', protocol: 'IMAP', username: null },
    outgoing: null,
  });
  return newMailboxSettings(input, undefined);
}
