import type {
  DiagnosisActor,
  Certainty,
  DiagnosisSeverity,
} from '../features/diagnoses/diagnosis.js';
import type { ProviderName, Stage } from '../features/diagnoses/facts.js';
import type { ProofOutcome } from '../features/oauth-clients/secret-proof.js';
import type {
  BasicEncoding,
  ClientAuthentication,
  ConnectionSecurity,
  Pkce,
  ScopePurpose,
  ScopeSeparator,
} from '../features/providers/provider.js';
import type { MomentKind } from '../features/incidents/timeline.js';
import type { RunKind, RunStatus, RunTrigger, StepStatus } from '../features/runs/run.js';
import { choices } from './choices.js';

export const OAuthProviderEnum = choices<ProviderName>('OAuthProvider', undefined, {
  GENERIC: 'GENERIC',
  MICROSOFT_365: 'MICROSOFT_365',
  GOOGLE: 'GOOGLE',
  YAHOO: 'YAHOO',
  FASTMAIL: 'FASTMAIL',
  YANDEX: 'YANDEX',
  SANDBOX: 'SANDBOX',
});

export type OAuthClientType = 'MAILBOX';
export const OAuthClientTypeEnum = choices<OAuthClientType>('OAuthClientType', undefined, {
  MAILBOX: 'MAILBOX',
});

export type GrantType = 'AUTHORIZATION_CODE' | 'CLIENT_CREDENTIALS';
export const GrantTypeEnum = choices<GrantType>('GrantType', undefined, {
  AUTHORIZATION_CODE: 'AUTHORIZATION_CODE',
  CLIENT_CREDENTIALS: 'CLIENT_CREDENTIALS',
});

export const ClientAuthenticationEnum = choices<ClientAuthentication>(
  'ClientAuthentication',
  undefined,
  {
    CLIENT_SECRET_POST: 'CLIENT_SECRET_POST',
    CLIENT_SECRET_BASIC: 'CLIENT_SECRET_BASIC',
    NONE: 'NONE',
  },
);

export const PkceEnum = choices<Pkce>(
  'Pkce',
  'Proof Key for Code Exchange (RFC 7636). OFF is weaker and only for clients with a secret: for providers that refuse a code_challenge.',
  { S256: 'S256', OFF: 'OFF' },
);

export const BasicEncodingEnum = choices<BasicEncoding>(
  'BasicEncoding',
  'How the Authorization header (Basic) writes client id and secret. FORM: form-encoded first (RFC 6749 section 2.3.1). PLAIN: as they stand.',
  { FORM: 'FORM', PLAIN: 'PLAIN' },
);

export const ScopeSeparatorEnum = choices<ScopeSeparator>('ScopeSeparator', undefined, {
  SPACE: 'SPACE',
  COMMA: 'COMMA',
  SEMICOLON: 'SEMICOLON',
  PLUS: 'PLUS',
});

export type OAuthClientStatus = 'DRAFT' | 'READY' | 'VALIDATED' | 'NEEDS_ATTENTION' | 'DISABLED';
export const OAuthClientStatusEnum = choices<OAuthClientStatus>(
  'OAuthClientStatus',
  'DRAFT: settings are missing. READY: may be validated. VALIDATED: a provider granted access. NEEDS_ATTENTION: it was validated and no longer works. DISABLED: switched off by an admin.',
  {
    DRAFT: 'DRAFT',
    READY: 'READY',
    VALIDATED: 'VALIDATED',
    NEEDS_ATTENTION: 'NEEDS_ATTENTION',
    DISABLED: 'DISABLED',
  },
);

export type IncomingProtocol = 'IMAP' | 'POP3';
export const IncomingProtocolEnum = choices<IncomingProtocol>('IncomingProtocol', undefined, {
  IMAP: 'IMAP',
  POP3: 'POP3',
});

export const ConnectionSecurityEnum = choices<ConnectionSecurity>('ConnectionSecurity', undefined, {
  TLS: 'TLS',
  STARTTLS: 'STARTTLS',
  NONE: 'NONE',
});

export type MailboxAuthentication = 'OAUTH2' | 'PASSWORD';
export const MailboxAuthenticationEnum = choices<MailboxAuthentication>(
  'MailboxAuthentication',
  undefined,
  {
    OAUTH2: 'OAUTH2',
    PASSWORD: 'PASSWORD',
  },
);

export type MailboxStatus = 'UNCHECKED' | 'CHECKING' | 'OK' | 'FAILING' | 'DISABLED';
export const MailboxStatusEnum = choices<MailboxStatus>(
  'MailboxStatus',
  'UNCHECKED: never checked. CHECKING: a check runs. OK: the last check succeeded. FAILING: it did not. DISABLED: switched off.',
  {
    UNCHECKED: 'UNCHECKED',
    CHECKING: 'CHECKING',
    OK: 'OK',
    FAILING: 'FAILING',
    DISABLED: 'DISABLED',
  },
);

export type ServerState = 'UNKNOWN' | 'OK' | 'FAILING';
export const ServerStateEnum = choices<ServerState>(
  'ServerState',
  'What the last check saw of one server.',
  {
    UNKNOWN: 'UNKNOWN',
    OK: 'OK',
    FAILING: 'FAILING',
  },
);

export const RunKindEnum = choices<RunKind>('RunKind', undefined, {
  VALIDATION: 'VALIDATION',
  CHECK: 'CHECK',
});

export const RunTriggerEnum = choices<RunTrigger>(
  'RunTrigger',
  'PERSON: somebody asked for it. PROGRAM: an API key did. SCHEDULE: it was due.',
  { PERSON: 'PERSON', PROGRAM: 'PROGRAM', SCHEDULE: 'SCHEDULE' },
);

export const RunStatusEnum = choices<RunStatus>(
  'RunStatus',
  'WAITING: for the person who must consent at the provider. WARNING: it works, with something to fix.',
  {
    RUNNING: 'RUNNING',
    WAITING: 'WAITING',
    SUCCEEDED: 'SUCCEEDED',
    WARNING: 'WARNING',
    FAILED: 'FAILED',
    CANCELLED: 'CANCELLED',
    INTERRUPTED: 'INTERRUPTED',
  },
);

export const StepStatusEnum = choices<StepStatus>(
  'StepStatus',
  'PENDING in a finished run: not reached. SKIPPED: left out on purpose.',
  {
    PENDING: 'PENDING',
    RUNNING: 'RUNNING',
    SUCCEEDED: 'SUCCEEDED',
    WARNING: 'WARNING',
    FAILED: 'FAILED',
    SKIPPED: 'SKIPPED',
  },
);

export const SeverityEnum = choices<DiagnosisSeverity>('Severity', undefined, {
  ERROR: 'ERROR',
  WARNING: 'WARNING',
  INFO: 'INFO',
});

export const StageEnum = choices<Stage>('Stage', undefined, {
  SETTINGS: 'SETTINGS',
  AUTHORIZE: 'AUTHORIZE',
  TOKEN: 'TOKEN',
  TOKEN_CONTENT: 'TOKEN_CONTENT',
  DNS: 'DNS',
  TCP: 'TCP',
  TLS: 'TLS',
  IMAP: 'IMAP',
  POP3: 'POP3',
  SMTP: 'SMTP',
});

export const ActorEnum = choices<DiagnosisActor>('Actor', 'Who has to act.', {
  TENANT_ADMIN: 'TENANT_ADMIN',
  APP_ADMIN: 'APP_ADMIN',
  MAILBOX_USER: 'MAILBOX_USER',
  OPERATOR: 'OPERATOR',
  NOBODY: 'NOBODY',
});

export const CertaintyEnum = choices<Certainty>(
  'Certainty',
  'CERTAIN: the facts leave nothing else. LIKELY: the usual cause. POSSIBLE: cannot be excluded.',
  { CERTAIN: 'CERTAIN', LIKELY: 'LIKELY', POSSIBLE: 'POSSIBLE' },
);

export type Role = 'VIEWER' | 'OPERATOR' | 'ADMIN';
export const RoleEnum = choices<Role>('Role', undefined, {
  VIEWER: 'VIEWER',
  OPERATOR: 'OPERATOR',
  ADMIN: 'ADMIN',
});

export type ApiKeyScope = 'READ' | 'OPERATE' | 'MANAGE' | 'TOKENS' | 'ADDRESSES';
export const ApiKeyScopeEnum = choices<ApiKeyScope>(
  'ApiKeyScope',
  'READ: queries and subscriptions. OPERATE: validate and check. MANAGE: create, update and delete clients and mailboxes. TOKENS: access tokens of the listed mailboxes. ADDRESSES, beside MANAGE: change the addresses of what holds a secret, and name mail servers that are new to a client.',
  {
    READ: 'READ',
    OPERATE: 'OPERATE',
    MANAGE: 'MANAGE',
    TOKENS: 'TOKENS',
    ADDRESSES: 'ADDRESSES',
  },
);

export const ScopePurposeEnum = choices<ScopePurpose>('ScopePurpose', undefined, {
  IMAP: 'IMAP',
  POP3: 'POP3',
  SMTP: 'SMTP',
  OFFLINE: 'OFFLINE',
  IDENTITY: 'IDENTITY',
  APPLICATION: 'APPLICATION',
});

export type DataKeyState = 'ACTIVE' | 'DECRYPT' | 'RETIRED';
export const DataKeyStateEnum = choices<DataKeyState>(
  'DataKeyState',
  'ACTIVE: seals and opens. DECRYPT: opens what has not been sealed anew yet. RETIRED: used for nothing any more.',
  { ACTIVE: 'ACTIVE', DECRYPT: 'DECRYPT', RETIRED: 'RETIRED' },
);

export const SecretProofOutcomeEnum = choices<ProofOutcome>(
  'SecretProofOutcome',
  'UNPROVED: not tried yet, or there was nothing to try it with. PROVED: it brought a token. REFUSED: the provider does not take it. UNKNOWN: it was tried, and the answer does not tell.',
  { UNPROVED: 'UNPROVED', PROVED: 'PROVED', REFUSED: 'REFUSED', UNKNOWN: 'UNKNOWN' },
);

export const MomentKindEnum = choices<MomentKind>(
  'IncidentMomentKind',
  'JOINED and LEFT: mailboxes that came or went. RECOVERED: none was affected any more.',
  { OPENED: 'OPENED', JOINED: 'JOINED', LEFT: 'LEFT', RECOVERED: 'RECOVERED' },
);
