import { isIP } from 'node:net';
import type { FieldProblem } from '../../lib/errors.js';
import { lineProblems } from '../../lib/line-problems.js';
import type { Provider } from '../providers/provider.js';
import { CHECK_EVERY } from './check-times.js';
import type { Mailbox } from './mailbox.entity.js';
import type {
  IncomingServerInput,
  MailboxInput,
  MailboxPatch,
  OutgoingServerInput,
} from './mailbox.input.js';

/** What a person sets of a mailbox; password and bookkeeping apart. */
export type MailboxSettings = Pick<
  Mailbox,
  | 'name'
  | 'address'
  | 'enabled'
  | 'authentication'
  | 'oauthClientId'
  | 'incoming'
  | 'outgoing'
  | 'checkEveryMinutes'
>;

/** A new mailbox's settings: what was typed, and the provider's hosts where a server is absent. */
export function newMailboxSettings(
  input: MailboxInput,
  provider: Provider | undefined,
): MailboxSettings {
  const { incoming, outgoing } = provider ?? { incoming: [], outgoing: undefined };
  return {
    name: input.name.trim(),
    address: input.address.trim(),
    enabled: input.enabled,
    authentication: input.authentication,
    oauthClientId: input.oauthClientId ?? null,
    incoming: tidyServer(input.incoming === undefined ? incoming[0] : input.incoming),
    outgoing: tidyServer(input.outgoing === undefined ? outgoing : input.outgoing),
    checkEveryMinutes: input.checkEveryMinutes ?? CHECK_EVERY.usually,
  };
}

/** The settings after a patch: an absent field stays; null removes a server or the client. */
export function patchedMailboxSettings(
  mailbox: MailboxSettings,
  patch: MailboxPatch,
): MailboxSettings {
  return {
    name: patch.name?.trim() ?? mailbox.name,
    address: patch.address?.trim() ?? mailbox.address,
    enabled: patch.enabled ?? mailbox.enabled,
    authentication: patch.authentication ?? mailbox.authentication,
    oauthClientId: patch.oauthClientId === undefined ? mailbox.oauthClientId : patch.oauthClientId,
    incoming: patch.incoming === undefined ? mailbox.incoming : tidyServer(patch.incoming),
    outgoing: patch.outgoing === undefined ? mailbox.outgoing : tidyServer(patch.outgoing),
    checkEveryMinutes: patch.checkEveryMinutes ?? mailbox.checkEveryMinutes,
  };
}

/** Whether an earlier check says nothing about these settings. */
export function connectsDifferently(before: MailboxSettings, after: MailboxSettings): boolean {
  const relevant = (settings: MailboxSettings) =>
    JSON.stringify([
      settings.address,
      settings.authentication,
      settings.oauthClientId,
      settings.incoming,
      settings.outgoing,
    ]);
  return relevant(before) !== relevant(after);
}

export interface MailboxRules {
  /** Hosts that may be spoken to without TLS, and then only with a password. */
  plaintextHosts: readonly string[];
}

/** What is wrong with the settings of a mailbox, by field; empty when all may be stored. */
export function mailboxProblems(settings: MailboxSettings, rules: MailboxRules): FieldProblem[] {
  const { incoming, outgoing } = settings;
  const none = !incoming && !outgoing;
  const mayBePlain = ({ host }: ServerInput) =>
    settings.authentication === 'PASSWORD' && rules.plaintextHosts.includes(host);
  return [
    ...(settings.name
      ? lineProblems('input.name', settings.name, 200)
      : [problem('name', 'EMPTY', 'A name is needed.')]),
    ...addressProblems('address', settings.address),
    ...(none
      ? [problem('incoming', 'NO_SERVER', 'At least one server, incoming or outgoing, is needed.')]
      : []),
    ...(settings.authentication === 'OAUTH2' && !settings.oauthClientId
      ? [problem('oauthClientId', 'EMPTY', 'Choose the OAuth client that opens this mailbox.')]
      : []),
    ...(incoming ? serverProblems('incoming', incoming, mayBePlain(incoming)) : []),
    ...(outgoing ? serverProblems('outgoing', outgoing, mayBePlain(outgoing)) : []),
    ...(outgoing?.fromAddress ? addressProblems('outgoing.fromAddress', outgoing.fromAddress) : []),
    ...intervalProblems(settings.checkEveryMinutes),
  ];
}

export const unknownClient: FieldProblem = {
  path: 'input.oauthClientId',
  code: 'NOT_FOUND',
  message: 'This OAuth client does not exist.',
};

export interface PasswordGiven {
  typed: string | null | undefined;
  stored: boolean;
}

/** Of a mailbox that signs in with a password, and of any that is typed. */
export function passwordProblems(
  { authentication }: Pick<MailboxSettings, 'authentication'>,
  { typed, stored }: PasswordGiven,
): FieldProblem[] {
  const has = typed ? true : stored && typed !== '';
  if (authentication === 'PASSWORD' && !has)
    return [problem('password', 'EMPTY', 'A password is needed.')];
  return lineProblems('input.password', typed ?? '', 1000);
}

/** All that is wrong with a mailbox as it is to be stored, by field; `clientKnown`: the client that it names is there. */
export function settingsProblems(
  settings: MailboxSettings,
  password: PasswordGiven,
  { clientKnown, ...rules }: MailboxRules & { clientKnown: boolean },
): FieldProblem[] {
  return [
    ...mailboxProblems(settings, rules),
    ...passwordProblems(settings, password),
    ...(settings.oauthClientId && !clientKnown ? [unknownClient] : []),
  ];
}

function intervalProblems(minutes: number): FieldProblem[] {
  const { least, most } = CHECK_EVERY;
  const message = `A mailbox is checked every ${least} to ${most} minutes.`;
  const inRange = minutes >= least && minutes <= most;
  return inRange ? [] : [problem('checkEveryMinutes', 'OUT_OF_RANGE', message)];
}

function serverProblems(field: string, server: ServerInput, mayBePlain: boolean): FieldProblem[] {
  const problems = lineProblems(`input.${field}.username`, server.username ?? '', 254);
  const fault = (part: string, code: string, message: string) =>
    void problems.push(problem(`${field}.${part}`, code, message));
  if (!isHost(server.host)) {
    fault('host', 'NOT_A_HOST', 'This is not a host name or an IP address.');
  }
  if (server.port < 1 || server.port > 65_535) {
    fault('port', 'OUT_OF_RANGE', 'A port is 1 to 65535.');
  }
  if (server.security === 'NONE' && !mayBePlain) {
    fault(
      'security',
      'TLS_REQUIRED',
      'Without TLS everybody on the way could read the sign-in. Choose TLS or STARTTLS.',
    );
  }
  return problems;
}

type ServerInput = IncomingServerInput | OutgoingServerInput;

function isHost(host: string): boolean {
  if (isIP(host)) return true;
  return host.length <= 253 && /^(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/i.test(host);
}

function addressProblems(field: string, address: string): FieldProblem[] {
  if (!address) return [problem(field, 'EMPTY', 'An address is needed.')];
  const wellFormed =
    address.length <= 254 && /^[^\s@<>\p{Cc}]{1,64}@[^\s@<>\p{Cc}]+$/u.test(address);
  return wellFormed ? [] : [problem(field, 'NOT_AN_EMAIL', 'This is not an e-mail address.')];
}

function tidyServer<
  T extends { host: string; username?: string | null; fromAddress?: string | null },
>(server: T | null | undefined): T | null {
  if (!server) return null;
  const tidied = {
    ...server,
    host: server.host.trim().toLowerCase(),
    username: server.username?.trim() || null,
  };
  return 'fromAddress' in server
    ? { ...tidied, fromAddress: server.fromAddress?.trim() || null }
    : tidied;
}

function problem(field: string, code: string, message: string): FieldProblem {
  return { path: `input.${field}`, code, message };
}
