import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { Stage } from '../diagnoses/facts.js';

/** Whom a diagnosis was made for. */
export interface CauseSubject {
  mailboxId: string;
  oauthClientId: string | null;
  /** Signed in with a grant of its own, and not with its client's. */
  ownGrant: boolean;
  /** Where it failed. */
  server?: { host: string; port: number } | undefined;
}

/** How far a cause reaches: mailboxes that share its key share one incident. */
export interface CauseScope {
  key: string;
  oauthClientId: string | null;
  host: string | null;
}

type Diagnosed = Pick<DiagnosisContent, 'code' | 'stage' | 'actor'>;

/** The incident that a failing mailbox belongs to. */
export function causeScope(diagnosis: Diagnosed, subject: CauseSubject): CauseScope {
  const { mailboxId, oauthClientId, ownGrant, server } = subject;
  const { code, stage } = diagnosis;
  const wide = { oauthClientId, host: null };
  if (server && code === SHUT_OUT)
    return { key: shutOutKey(server.host), oauthClientId: null, host: server.host };
  if (oauthClientId && BEFORE_THE_SERVER.has(stage) && !ofOneMailbox.has(code)) {
    const alone = ownGrant && endsOneGrant(diagnosis);
    return { ...wide, key: alone ? `grant:${mailboxId}` : `client:${oauthClientId}` };
  }
  if (server && (ON_THE_WAY.has(stage) || ofServer.has(code))) {
    return { key: serverKey(server), oauthClientId: null, host: server.host };
  }
  if (oauthClientId && ofTenant.has(code))
    return { ...wide, key: `tenant:${oauthClientId}:${code}` };
  return { ...wide, key: `mailbox:${mailboxId}:${code}` };
}

/** The server turns away whoever comes from here, on every port of it. */
export const SHUT_OUT = 'shut-out-after-refused-logins';
export const shutOutKey = (host: string): string => `shut-out:${host}`;

/** A server that refuses the logins of several mailboxes at a time. */
export const loginsKey = (host: string): string => `logins:${host}`;

/** The cause that is a mail server itself. */
export function serverKey({ host, port }: { host: string; port: number }): string {
  return `server:${host}:${port}`;
}

/** Whether a cause may reach mailboxes of which nobody knows yet. */
export function isShared({ key }: Pick<CauseScope, 'key'>): boolean {
  return !key.startsWith('mailbox:') && !key.startsWith('grant:');
}

const BEFORE_THE_SERVER = new Set<Stage>(['SETTINGS', 'AUTHORIZE', 'TOKEN', 'TOKEN_CONTENT']);
const ON_THE_WAY = new Set<Stage>(['DNS', 'TCP', 'TLS']);

/** Not of the whole client: a good token that is not for this mailbox, or not for its servers. */
const ofOneMailbox = new Set([
  'exchange-app-only-mailbox-permission-missing',
  'mail-server-unconfirmed',
  'signed-in-as-other-user',
  'xoauth2-user-is-alias',
]);

/** The person's consent has ended, not the registration behind it: other grants live on. */
function endsOneGrant({ code, actor }: Diagnosed): boolean {
  return actor === 'MAILBOX_USER' || ofGrant.has(code);
}

const ofGrant = new Set([
  'grant-missing',
  'google-refresh-token-expired-or-revoked',
  'google-testing-7-days',
  'google-account-suspended',
  'google-impersonated-user-unknown',
  'google-reauth-policy',
  'refresh-token-not-issued',
  'refresh-token-spa-24h',
  'sign-in-frequency-policy',
  'token-expired',
]);

/** The server answers, and nobody can work with it. */
const ofServer = new Set([
  'capability-refused',
  'encryption-unseen',
  'greeting-refused',
  'imap-login-disabled-before-tls',
  'imap-server-unavailable',
  'no-greeting',
  'pop-login-disabled-before-tls',
  'pop-server-unavailable',
  'server-breaks-protocol',
  'server-closed-early',
  'server-own-fault',
  'server-silent',
  'server-without-xoauth2',
  'smtp-hello-refused',
  'smtp-ip-blocked',
  'smtp-login-not-offered',
  'smtp-server-temporary',
  'smtp-starttls-not-done',
  'smtp-tls-unavailable',
  'starttls-not-offered',
  'starttls-refused',
  'wrong-port-other-protocol',
]);

/** A rule of the organisation, for all of its mailboxes, or one confirmation that all of them wait for. */
const ofTenant = new Set([
  'client-access-rule-block',
  'exchange-connector-mode',
  'imap-disabled-by-admin',
  'mail-server-unconfirmed',
  'pop-disabled-by-admin',
  'smtp-auth-disabled-tenant',
  'smtp-blocked-by-policy',
  'smtp-ip-or-tenant-low-reputation',
  'smtp-tenant-sending-blocked',
]);

/** Every code named here; a test compares them with the catalogue. */
export const namedCodes = [SHUT_OUT, ...ofOneMailbox, ...ofGrant, ...ofServer, ...ofTenant];
