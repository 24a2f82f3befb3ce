import type {
  ConnectionSecurity,
  IncomingProtocol,
  MailboxAuthentication,
  MailboxForm_MailboxFragment,
  MailboxInput,
  MailboxPatch,
} from '@mailkey/schema';
import { changedFields } from '../../lib/changed-fields.js';

export interface IncomingForm {
  protocol: IncomingProtocol | 'NONE';
  host: string;
  port: number;
  security: ConnectionSecurity;
  username: string;
}

export interface OutgoingForm {
  on: boolean;
  host: string;
  port: number;
  security: ConnectionSecurity;
  username: string;
  fromAddress: string;
}

/** A mailbox as one types it; `kind` is a preset of the logins and is not stored. */
export interface MailboxForm {
  name: string;
  address: string;
  enabled: boolean;
  authentication: MailboxAuthentication;
  password: string | null;
  oauthClientId: string | null;
  kind: 'OWN' | 'SHARED';
  incoming: IncomingForm;
  outgoing: OutgoingForm;
  checkEveryMinutes: number;
}

export const blankMailbox = (): MailboxForm => ({
  name: '',
  address: '',
  enabled: true,
  authentication: 'OAUTH2',
  password: null,
  oauthClientId: null,
  kind: 'OWN',
  incoming: { protocol: 'IMAP', host: '', port: 993, security: 'TLS', username: '' },
  outgoing: { on: true, host: '', port: 587, security: 'STARTTLS', username: '', fromAddress: '' },
  checkEveryMinutes: 15,
});

/** Reading as the mailbox and sending as somebody else is what a shared mailbox needs. */
function kindOf({ address, outgoing }: MailboxForm_MailboxFragment): MailboxForm['kind'] {
  const login = outgoing?.username?.toLowerCase();
  return login && login !== address.toLowerCase() ? 'SHARED' : 'OWN';
}

export function mailboxForm(mailbox: MailboxForm_MailboxFragment): MailboxForm {
  const { name, address, enabled, authentication, oauthClient, incoming, outgoing } = mailbox;
  const blank = blankMailbox();
  return {
    name,
    address,
    enabled,
    authentication,
    password: null,
    oauthClientId: oauthClient?.id ?? null,
    kind: kindOf(mailbox),
    incoming: incoming
      ? {
          protocol: incoming.protocol,
          host: incoming.host,
          port: incoming.port,
          security: incoming.security,
          username: incoming.username ?? '',
        }
      : { ...blank.incoming, protocol: 'NONE' },
    outgoing: outgoing
      ? {
          on: true,
          host: outgoing.host,
          port: outgoing.port,
          security: outgoing.security,
          username: outgoing.username ?? '',
          fromAddress: outgoing.fromAddress ?? '',
        }
      : { ...blank.outgoing, on: false },
    checkEveryMinutes: mailbox.checkEveryMinutes,
  };
}

const login = (text: string): string | null => text.trim() || null;

function incomingInput({ protocol, host, username, ...rest }: IncomingForm) {
  if (protocol === 'NONE') return null;
  return { protocol, host: host.trim(), username: login(username), ...rest };
}

function outgoingInput({ on, host, username, fromAddress, ...rest }: OutgoingForm) {
  if (!on) return null;
  return {
    host: host.trim(),
    username: login(username),
    fromAddress: login(fromAddress),
    ...rest,
  };
}

/** Both servers are always said: null is "none". A password goes along only where one is typed. */
export function mailboxInput(form: MailboxForm): MailboxInput {
  const { name, address, enabled, authentication, password, oauthClientId } = form;
  return {
    name: name.trim(),
    address: address.trim(),
    enabled,
    authentication,
    oauthClientId: authentication === 'OAUTH2' ? oauthClientId : null,
    incoming: incomingInput(form.incoming),
    outgoing: outgoingInput(form.outgoing),
    checkEveryMinutes: form.checkEveryMinutes,
    ...(authentication === 'PASSWORD' && password && { password }),
  };
}

export const mailboxPatch = (stored: MailboxForm, form: MailboxForm): MailboxPatch =>
  changedFields(mailboxInput(stored), mailboxInput(form));
