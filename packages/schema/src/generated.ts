import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Who has to act. */
export type Actor =
  | 'APP_ADMIN'
  | 'MAILBOX_USER'
  | 'NOBODY'
  | 'OPERATOR'
  | 'TENANT_ADMIN';

/** MADE: by an invitation or a higher role. RESET: by a new link. ENABLED: after having been disabled. */
export type AdminChange =
  | 'ENABLED'
  | 'MADE'
  | 'RESET';

export type AlertChannelInput = {
  enabled?: boolean;
  /** EMAIL: the mailbox that sends. */
  mailboxId?: string | number | null | undefined;
  minimumSeverity?: Severity;
  name: string;
  /** EMAIL: whom it writes to. */
  recipients?: Array<string> | null | undefined;
  subjects?: Array<AlertSubject>;
  type: AlertChannelType;
  /** WEBHOOK: an https URL. */
  url?: string | null | undefined;
};

/** A change: what is absent or null stays as it is. */
export type AlertChannelPatch = {
  enabled?: boolean | null | undefined;
  mailboxId?: string | number | null | undefined;
  minimumSeverity?: Severity | null | undefined;
  name?: string | null | undefined;
  recipients?: Array<string> | null | undefined;
  subjects?: Array<AlertSubject> | null | undefined;
  url?: string | null | undefined;
};

export type AlertChannelType =
  | 'EMAIL'
  | 'WEBHOOK';

/** WAITING: for its turn or the next attempt. SENDING: under way. DELIVERED: the other side took it. GIVEN_UP: nothing further is tried by itself. */
export type AlertDeliveryState =
  | 'DELIVERED'
  | 'GIVEN_UP'
  | 'SENDING'
  | 'WAITING';

/** What a channel tells of. EXPIRATIONS: what will end, ahead of time. ACCESS: an admin is made, reset or enabled. */
export type AlertSubject =
  | 'ACCESS'
  | 'EXPIRATIONS'
  | 'INCIDENTS'
  | 'RECOVERIES';

export type ApiKeyInput = {
  expiresAt?: string | null | undefined;
  mailboxIds?: Array<string | number> | null | undefined;
  name: string;
  scopes: Array<ApiKeyScope>;
  /** For TOKENS: of mailboxIds those whose tokens may come from the grant of an application, or from a client's default grant that somebody else has given. Without it a key has a mailbox's own grant, or the default one where whoever gave it is the mailbox. It ends when the mailbox uses another client, or another account consents. */
  sharedAccess?: Array<SharedAccessInput> | null | undefined;
};

/** READ: queries and subscriptions. OPERATE: validate and check. MANAGE: create, update and delete clients and mailboxes. TOKENS: access tokens of the listed mailboxes. ADDRESSES, beside MANAGE: change the addresses of what holds a secret, and name mail servers that are new to a client. */
export type ApiKeyScope =
  | 'ADDRESSES'
  | 'MANAGE'
  | 'OPERATE'
  | 'READ'
  | 'TOKENS';

/** What the provider made of a revocation. REVOKED: it has ended there. WAITING: the provider has not confirmed it yet and is asked again. NOT_SUPPORTED: the provider cannot be asked. FAILED: the provider refuses, and it may live on there. */
export type AtProvider =
  | 'FAILED'
  | 'NOT_SUPPORTED'
  | 'REVOKED'
  | 'WAITING';

/** How the Authorization header (Basic) writes client id and secret. FORM: form-encoded first (RFC 6749 section 2.3.1). PLAIN: as they stand. */
export type BasicEncoding =
  | 'FORM'
  | 'PLAIN';

/** CERTAIN: the facts leave nothing else. LIKELY: the usual cause. POSSIBLE: cannot be excluded. */
export type Certainty =
  | 'CERTAIN'
  | 'LIKELY'
  | 'POSSIBLE';

export type ClientAuthentication =
  | 'CLIENT_SECRET_BASIC'
  | 'CLIENT_SECRET_POST'
  | 'NONE';

export type ConnectionSecurity =
  | 'NONE'
  | 'STARTTLS'
  | 'TLS';

/** SETTINGS_CHANGED: the client leads elsewhere by now. MAILBOX_CHANGED: the mailbox signs in otherwise. TRIED_TOO_OFTEN: ten tries have failed. MAKER_GONE: whoever made it may not validate any more. */
export type ConsentInvitationEnd =
  | 'CLIENT_DISABLED'
  | 'MAILBOX_CHANGED'
  | 'MAKER_GONE'
  | 'SETTINGS_CHANGED'
  | 'TRIED_TOO_OFTEN';

/** USED: somebody has consented. ENDED: see endedBecause. */
export type ConsentInvitationState =
  | 'ENDED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED'
  | 'USED';

/** ACTIVE: seals and opens. DECRYPT: opens what has not been sealed anew yet. RETIRED: used for nothing any more. */
export type DataKeyState =
  | 'ACTIVE'
  | 'DECRYPT'
  | 'RETIRED';

/** The worst that checks said on a day. THROTTLED: servers limited the rate, or turned Mailkey away. OFF: nothing was checked. */
export type DayState =
  | 'FAILING'
  | 'OFF'
  | 'OK'
  | 'THROTTLED';

/** TYPED: a person entered the date. READ: the app registration told it. */
export type EndSource =
  | 'READ'
  | 'TYPED';

/** KNOWN: somebody named the date. ESTIMATED: it follows from a rule of the provider. */
export type ExpirationCertainty =
  | 'ESTIMATED'
  | 'KNOWN';

/** GRANT_IDLE: nobody refreshes the grant any more. REFRESH_TOKEN: the provider told its end. GOOGLE_TESTING: the seven days of an app in Testing. ACCESS: there is no refresh token. MAIL_CERTIFICATE: the TLS certificate of a mail server. PASSWORD_SMTP: a provider takes passwords for sending no more. API_KEY: for admins only. */
export type ExpirationKind =
  | 'ACCESS'
  | 'API_KEY'
  | 'CLIENT_CERTIFICATE'
  | 'CLIENT_SECRET'
  | 'GOOGLE_TESTING'
  | 'GRANT_IDLE'
  | 'MAIL_CERTIFICATE'
  | 'PASSWORD_SMTP'
  | 'REFRESH_TOKEN';

/** SCOPE_MISSING: tokens come, without a scope that a mailbox needs. RETRYING: the last renewal failed and is tried again. REAUTH_REQUIRED: a person must consent again. MISCONFIGURED: the settings of the client must be fixed. */
export type GrantHealth =
  | 'HEALTHY'
  | 'MISCONFIGURED'
  | 'REAUTH_REQUIRED'
  | 'RETRYING'
  | 'SCOPE_MISSING';

export type GrantType =
  | 'AUTHORIZATION_CODE'
  | 'CLIENT_CREDENTIALS';

/** JOINED and LEFT: mailboxes that came or went. RECOVERED: none was affected any more. */
export type IncidentMomentKind =
  | 'JOINED'
  | 'LEFT'
  | 'OPENED'
  | 'RECOVERED';

export type IncomingProtocol =
  | 'IMAP'
  | 'POP3';

export type IncomingServerInput = {
  host: string;
  port: number;
  protocol: IncomingProtocol;
  security: ConnectionSecurity;
  username?: string | null | undefined;
};

/** Either `ids` or `matching`. */
export type MailboxActionInput = {
  /** 500 at most. */
  ids?: Array<string | number> | null | undefined;
  kind: MailboxActionKind;
  /** 10000 mailboxes at most. */
  matching?: MailboxesMatching | null | undefined;
  /** MOVE: the OAuth client that they get. */
  oauthClientId?: string | number | null | undefined;
};

/** CHECK: each soon, one after the other at a server that has refused it. MOVE: to another OAuth client. */
export type MailboxActionKind =
  | 'CHECK'
  | 'DELETE'
  | 'DISABLE'
  | 'ENABLE'
  | 'MOVE';

/** REFUSED: code and message are those of the same action on this mailbox alone. CANCELLED: it was not its turn yet. */
export type MailboxActionOutcome =
  | 'CANCELLED'
  | 'DONE'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'WAITING';

export type MailboxActionStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'UNDER_WAY';

export type MailboxAuthentication =
  | 'OAUTH2'
  | 'PASSWORD';

/** READY: will be created. TWICE: another line of the file has its address. EXISTS: a mailbox has it. REFUSED: it was ready, and something has changed before it was its turn. */
export type MailboxImportOutcome =
  | 'CREATED'
  | 'EXISTS'
  | 'PROBLEM'
  | 'READY'
  | 'REFUSED'
  | 'TWICE';

/** STAGED: its rows are judged, and no mailbox is written. UNDER_WAY: its mailboxes are made, in batches. */
export type MailboxImportStatus =
  | 'DONE'
  | 'STAGED'
  | 'UNDER_WAY';

export type MailboxInput = {
  address: string;
  authentication?: MailboxAuthentication;
  /** How often it is checked by itself: 5 to 1440; 15 when absent. */
  checkEveryMinutes?: number | null | undefined;
  enabled?: boolean;
  /** Absent: taken from the OAuth client's provider. Null: none. */
  incoming?: IncomingServerInput | null | undefined;
  name: string;
  oauthClientId?: string | number | null | undefined;
  outgoing?: OutgoingServerInput | null | undefined;
  /** Write-only, for PASSWORD. */
  password?: string | null | undefined;
};

/** NAME: without case and accents, numbers by their value. STATE: FAILING, UNCHECKED, CHECKING, OK, DISABLED. CLIENT: the name of the OAuth client; those without one come first. HOST: the server that it reads from; of one that only sends, the one that it sends by. CHANGED: when its settings were last changed. Equal ones follow by name. */
export type MailboxOrder =
  | 'CHANGED'
  | 'CLIENT'
  | 'HOST'
  | 'NAME'
  | 'STATE';

/** A change: a field that is absent stays as it is; null removes a server or the client. */
export type MailboxPatch = {
  address?: string | null | undefined;
  authentication?: MailboxAuthentication | null | undefined;
  checkEveryMinutes?: number | null | undefined;
  enabled?: boolean | null | undefined;
  incoming?: IncomingServerInput | null | undefined;
  name?: string | null | undefined;
  oauthClientId?: string | number | null | undefined;
  outgoing?: OutgoingServerInput | null | undefined;
  /** Write-only, for PASSWORD. Absent or null: unchanged. Empty string: removed. */
  password?: string | null | undefined;
};

/** UNCHECKED: never checked. CHECKING: a check runs. OK: the last check succeeded. FAILING: it did not. DISABLED: switched off. */
export type MailboxStatus =
  | 'CHECKING'
  | 'DISABLED'
  | 'FAILING'
  | 'OK'
  | 'UNCHECKED';

/** All mailboxes that a list with these arguments shows. */
export type MailboxesMatching = {
  changedSince?: string | null | undefined;
  /** How many they are, as the list has shown: where they have become more or fewer, nothing is done (CONFLICT). */
  expected: number;
  host?: string | null | undefined;
  oauthClientId?: string | number | null | undefined;
  search?: string | null | undefined;
  status?: Array<MailboxStatus> | null | undefined;
};

/** SETTINGS: a person typed or confirmed it. PROVIDER: a fact of the provider that Mailkey knows. DISCOVERY: the server says it of itself. */
export type MetadataSource =
  | 'DISCOVERY'
  | 'PROVIDER'
  | 'SETTINGS';

export type OAuthClientInput = {
  accessTokenUrl?: string | null | undefined;
  /** The whole list: further parameters of the authorization request. No secrets; those of the protocol are refused. */
  authorizeParameters?: Array<ParameterInput> | null | undefined;
  /** Absent: taken from the provider's preset (and tenant). */
  authorizeUrl?: string | null | undefined;
  /** Null: found out, and remembered. */
  basicEncoding?: BasicEncoding | null | undefined;
  /** When the certificate of the app registration ends, if it has one. */
  certificateExpiresAt?: string | null | undefined;
  clientAuthentication?: ClientAuthentication | null | undefined;
  clientId?: string | null | undefined;
  /** Write-only. */
  clientSecret?: string | null | undefined;
  clientSecretExpiresAt?: string | null | undefined;
  enabled?: boolean;
  grantType?: GrantType | null | undefined;
  /** What 'iss' must be in the provider's answers (RFC 9207). Absent: as the provider tells it. */
  issuer?: string | null | undefined;
  name: string;
  /** OFF needs a client with a secret. */
  pkce?: Pkce | null | undefined;
  provider?: OAuthProvider;
  /** Where grants are revoked (RFC 7009): of the same site as the token URL. Absent: as the provider tells it. */
  revocationUrl?: string | null | undefined;
  scopeSeparator?: ScopeSeparator | null | undefined;
  scopes?: Array<string> | null | undefined;
  tenant?: string | null | undefined;
  /** The whole list: further parameters of every token request. */
  tokenParameters?: Array<ParameterInput> | null | undefined;
  type?: OAuthClientType;
};

/** NAME: without case and accents, numbers by their value. STATE: NEEDS_ATTENTION, DRAFT, READY, VALIDATED, DISABLED. HOST: that of the token URL. CHANGED: when its settings were last changed. Equal ones follow by name. */
export type OAuthClientOrder =
  | 'CHANGED'
  | 'HOST'
  | 'NAME'
  | 'STATE';

/** A change: a field that is absent stays as it is. */
export type OAuthClientPatch = {
  accessTokenUrl?: string | null | undefined;
  /** The whole list: further parameters of the authorization request. No secrets; those of the protocol are refused. */
  authorizeParameters?: Array<ParameterInput> | null | undefined;
  /** Absent: taken from the provider's preset (and tenant). */
  authorizeUrl?: string | null | undefined;
  /** Null: found out, and remembered. */
  basicEncoding?: BasicEncoding | null | undefined;
  /** When the certificate of the app registration ends, if it has one. */
  certificateExpiresAt?: string | null | undefined;
  clientAuthentication?: ClientAuthentication | null | undefined;
  clientId?: string | null | undefined;
  /** Write-only. Absent or null: unchanged. Empty string: removed. */
  clientSecret?: string | null | undefined;
  clientSecretExpiresAt?: string | null | undefined;
  enabled?: boolean | null | undefined;
  grantType?: GrantType | null | undefined;
  /** What 'iss' must be in the provider's answers (RFC 9207). Absent: as the provider tells it. */
  issuer?: string | null | undefined;
  name?: string | null | undefined;
  /** OFF needs a client with a secret. */
  pkce?: Pkce | null | undefined;
  provider?: OAuthProvider | null | undefined;
  /** Where grants are revoked (RFC 7009): of the same site as the token URL. Absent: as the provider tells it. */
  revocationUrl?: string | null | undefined;
  scopeSeparator?: ScopeSeparator | null | undefined;
  scopes?: Array<string> | null | undefined;
  tenant?: string | null | undefined;
  /** The whole list: further parameters of every token request. */
  tokenParameters?: Array<ParameterInput> | null | undefined;
};

/** DRAFT: settings are missing. READY: may be validated. VALIDATED: a provider granted access. NEEDS_ATTENTION: it was validated and no longer works. DISABLED: switched off by an admin. */
export type OAuthClientStatus =
  | 'DISABLED'
  | 'DRAFT'
  | 'NEEDS_ATTENTION'
  | 'READY'
  | 'VALIDATED';

export type OAuthClientType =
  | 'MAILBOX';

export type OAuthProvider =
  | 'FASTMAIL'
  | 'GENERIC'
  | 'GOOGLE'
  | 'MICROSOFT_365'
  | 'SANDBOX'
  | 'YAHOO'
  | 'YANDEX';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type OutgoingServerInput = {
  fromAddress?: string | null | undefined;
  host: string;
  port: number;
  security: ConnectionSecurity;
  username?: string | null | undefined;
};

export type ParameterInput = {
  name: string;
  /** Empty: the parameter is left out, even where the provider usually gets it. */
  value: string;
};

/** Proof Key for Code Exchange (RFC 7636). OFF is weaker and only for clients with a secret: for providers that refuse a code_challenge. */
export type Pkce =
  | 'OFF'
  | 'S256';

/** OWN: the mailbox's own grant. SAME_PERSON: the client's default grant, given by whoever the mailbox is. SHARED: the default grant of somebody else. APPLICATION: that of the application itself. NONE: nobody has granted access. */
export type Reach =
  | 'APPLICATION'
  | 'NONE'
  | 'OWN'
  | 'SAME_PERSON'
  | 'SHARED';

/** RENEWED: a new token came. NOT_YET: nobody was asked now. REFUSED: asking brought no token, or would bring none. */
export type RenewalOutcome =
  | 'NOT_YET'
  | 'REFUSED'
  | 'RENEWED';

export type Role =
  | 'ADMIN'
  | 'OPERATOR'
  | 'VIEWER';

export type RunKind =
  | 'CHECK'
  | 'VALIDATION';

/** REFUSED: an error without our state. CODE_REFUSED: a code without our state. STATE_CHANGED: our state, not as it was sent. MALFORMED: a parameter twice, or under another name. EMPTY: no parameters at all. */
export type RunNoteKind =
  | 'ADMIN_CONSENT_GIVEN'
  | 'ADMIN_CONSENT_REFUSED'
  | 'CODE_REFUSED'
  | 'EMPTY'
  | 'MALFORMED'
  | 'REFUSED'
  | 'STATE_CHANGED';

/** WAITING: for the person who must consent at the provider. WARNING: it works, with something to fix. */
export type RunStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'INTERRUPTED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'WAITING'
  | 'WARNING';

/** PERSON: somebody asked for it. PROGRAM: an API key did. SCHEDULE: it was due. */
export type RunTrigger =
  | 'PERSON'
  | 'PROGRAM'
  | 'SCHEDULE';

export type ScopePurpose =
  | 'APPLICATION'
  | 'IDENTITY'
  | 'IMAP'
  | 'OFFLINE'
  | 'POP3'
  | 'SMTP';

export type ScopeSeparator =
  | 'COMMA'
  | 'PLUS'
  | 'SEMICOLON'
  | 'SPACE';

/** UNPROVED: not tried yet, or there was nothing to try it with. PROVED: it brought a token. REFUSED: the provider does not take it. UNKNOWN: it was tried, and the answer does not tell. */
export type SecretProofOutcome =
  | 'PROVED'
  | 'REFUSED'
  | 'UNKNOWN'
  | 'UNPROVED';

/** What the last check saw of one server. */
export type ServerState =
  | 'FAILING'
  | 'OK'
  | 'UNKNOWN';

export type Severity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

/** That a key may have the token of a grant that opens more than one mailbox: see reach and opens of the mailbox. */
export type SharedAccessInput = {
  /** The grant that the mailbox uses, as it was shown: where it is another one by now, the key is not made. */
  grantId: string | number;
  mailboxId: string | number;
};

export type Stage =
  | 'AUTHORIZE'
  | 'DNS'
  | 'IMAP'
  | 'POP3'
  | 'SETTINGS'
  | 'SMTP'
  | 'TCP'
  | 'TLS'
  | 'TOKEN'
  | 'TOKEN_CONTENT';

/** PENDING in a finished run: not reached. SKIPPED: left out on purpose. */
export type StepStatus =
  | 'FAILED'
  | 'PENDING'
  | 'RUNNING'
  | 'SKIPPED'
  | 'SUCCEEDED'
  | 'WARNING';

/** CLIENT_NAME: mailboxes that lists sort by the new name of their client. CLOSE_INCIDENTS: incidents that affect nobody any more. FORMER_GRANTS: grants that an edit of the client has ended, or lets return. MAILBOX_ACTION: something that was ordered for many mailboxes. MAILBOX_IMPORT: mailboxes from a file. */
export type UnderWayKind =
  | 'CLIENT_NAME'
  | 'CLOSE_INCIDENTS'
  | 'FORMER_GRANTS'
  | 'MAILBOX_ACTION'
  | 'MAILBOX_IMPORT';

export type AcceptInvitationMutationVariables = Exact<{
  token: string;
  password: string;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { id: string, email: string, role: Role } };

export type AccountQueryVariables = Exact<{
  first: number;
  after?: string | number | null | undefined;
}>;


export type AccountQuery = { me: { id: string, totpEnabled: boolean } | null, sessions: Array<{ id: string, current: boolean, createdAt: string, lastUsedAt: string, expiresAt: string, ip: string, userAgent: string }> };

export type AdminNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminNoticesQuery = { adminNotices: Array<{ id: string, change: AdminChange, email: string, by: string, at: string }> };

export type AdminNotices_AdminNoticeFragment = { id: string, change: AdminChange, email: string, by: string, at: string };

export type ApiKeyOffer_ApiKeyFragment = { id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, lastUsedAt: string | null };

export type ApiKeyTable_ApiKeyFragment = { id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, mailboxCount: number, warning: string | null, expiresAt: string | null, lastUsedAt: string | null, createdAt: string, opens: Array<{ mailboxId: string, name: string, opens: string, permitted: boolean }>, createdBy: { id: string | null, email: string, active: boolean } | null };

export type ApiKeysQueryVariables = Exact<{
  first: number;
  after?: string | number | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, mailboxCount: number, warning: string | null, expiresAt: string | null, lastUsedAt: string | null, createdAt: string, opens: Array<{ mailboxId: string, name: string, opens: string, permitted: boolean }>, createdBy: { id: string | null, email: string, active: boolean } | null }> };

export type BeginTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginTotpMutation = { beginTotp: { secret: string, uri: string } };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { changePassword: { id: string } };

export type ConfirmTotpMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmTotpMutation = { confirmTotp: { id: string, totpEnabled: boolean } };

export type CreateApiKeyMutationVariables = Exact<{
  input: ApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { key: string, apiKey: { id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, mailboxCount: number, warning: string | null, expiresAt: string | null, lastUsedAt: string | null, createdAt: string, opens: Array<{ mailboxId: string, name: string, opens: string, permitted: boolean }>, createdBy: { id: string | null, email: string, active: boolean } | null } } };

export type DisableTotpMutationVariables = Exact<{
  password: string;
}>;


export type DisableTotpMutation = { disableTotp: { id: string, totpEnabled: boolean } };

export type DismissAdminNoticeMutationVariables = Exact<{
  id: string | number;
}>;


export type DismissAdminNoticeMutation = { dismissAdminNotice: string };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { endSession: string };

export type EndSessionsMutationVariables = Exact<{
  userId: string | number;
}>;


export type EndSessionsMutation = { endSessions: { id: string } };

export type InstanceQueryVariables = Exact<{ [key: string]: never; }>;


export type InstanceQuery = { instance: { setupRequired: boolean, sandbox: boolean, publicUrl: string, plainHttp: boolean, version: string | null } };

export type InviteUserMutationVariables = Exact<{
  email: string;
  role: Role;
}>;


export type InviteUserMutation = { inviteUser: { url: string, user: { id: string, email: string, role: Role, enabled: boolean, invited: boolean, totpEnabled: boolean, lastSeenAt: string | null, createdAt: string } } };

export type LoginMutationVariables = Exact<{
  email: string;
  password: string;
  totp?: string | null | undefined;
}>;


export type LoginMutation = { login: { id: string, email: string, role: Role } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type MailboxOptionsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type MailboxOptionsQuery = { mailboxes: { nodes: Array<{ id: string, name: string, address: string }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string, role: Role } | null };

export type PeopleQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { users: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, email: string, role: Role, enabled: boolean, invited: boolean, totpEnabled: boolean, lastSeenAt: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PersonTable_UserFragment = { id: string, email: string, role: Role, enabled: boolean, invited: boolean, totpEnabled: boolean, lastSeenAt: string | null, createdAt: string };

export type ReauthenticateMutationVariables = Exact<{
  password: string;
  totp?: string | null | undefined;
}>;


export type ReauthenticateMutation = { reauthenticate: boolean };

export type ResetUserMutationVariables = Exact<{
  id: string | number;
}>;


export type ResetUserMutation = { resetUser: { url: string, user: { id: string, email: string, role: Role, enabled: boolean, invited: boolean, totpEnabled: boolean, lastSeenAt: string | null, createdAt: string, apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, lastUsedAt: string | null }> } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: string };

export type RevokeApiKeysMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RevokeApiKeysMutation = { revokeApiKeys: Array<string> };

export type SessionList_SessionFragment = { id: string, current: boolean, createdAt: string, lastUsedAt: string, expiresAt: string, ip: string, userAgent: string };

export type SetUpMutationVariables = Exact<{
  token: string;
  email: string;
  password: string;
}>;


export type SetUpMutation = { setUp: { id: string, email: string, role: Role } };

export type SharedMailboxQueryVariables = Exact<{
  id: string | number;
}>;


export type SharedMailboxQuery = { mailbox: { id: string, reachOfTokens: { kind: Reach, opens: string, grantId: string | null } } | null };

export type UpdateUserMutationVariables = Exact<{
  id: string | number;
  role?: Role | null | undefined;
  enabled?: boolean | null | undefined;
}>;


export type UpdateUserMutation = { updateUser: { id: string, email: string, role: Role, enabled: boolean, invited: boolean, totpEnabled: boolean, lastSeenAt: string | null, createdAt: string, apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, lastUsedAt: string | null }> } };

export type AlertChannelChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type AlertChannelChangedSubscription = { alertChannelChanged: { id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null } };

export type AlertChannelItem_AlertChannelFragment = { id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null };

export type AlertChannelsQueryVariables = Exact<{
  first: number;
  after?: string | number | null | undefined;
}>;


export type AlertChannelsQuery = { alertChannels: Array<{ id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null }> };

export type AlertDeliveriesQueryVariables = Exact<{
  channelId: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type AlertDeliveriesQuery = { alertDeliveries: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertDeliveryChangedSubscriptionVariables = Exact<{
  channelId: string | number;
}>;


export type AlertDeliveryChangedSubscription = { alertDeliveryChanged: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } };

export type AlertDeliveryRow_AlertDeliveryFragment = { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null };

export type AlertSendersQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type AlertSendersQuery = { mailboxes: { nodes: Array<{ id: string, name: string, address: string, outgoing: { host: string } | null }> } };

export type AlertTrouble_AlertChannelFragment = { id: string, name: string, trouble: { since: string, reason: string } | null };

export type AlertTroublesQueryVariables = Exact<{
  first: number;
  after?: string | number | null | undefined;
}>;


export type AlertTroublesQuery = { alertChannels: Array<{ id: string, name: string, trouble: { since: string, reason: string } | null }> };

export type CreateAlertChannelMutationVariables = Exact<{
  input: AlertChannelInput;
}>;


export type CreateAlertChannelMutation = { createAlertChannel: { secret: string | null, channel: { id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null } } };

export type DeleteAlertChannelMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAlertChannelMutation = { deleteAlertChannel: string };

export type RenewAlertChannelSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type RenewAlertChannelSecretMutation = { renewAlertChannelSecret: { secret: string | null, channel: { id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null } } };

export type RetryAlertDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryAlertDeliveryMutation = { retryAlertDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } };

export type TestAlertChannelMutationVariables = Exact<{
  id: string | number;
}>;


export type TestAlertChannelMutation = { testAlertChannel: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } };

export type UpdateAlertChannelMutationVariables = Exact<{
  id: string | number;
  input: AlertChannelPatch;
  ifUpdatedAt?: string | null | undefined;
}>;


export type UpdateAlertChannelMutation = { updateAlertChannel: { id: string, type: AlertChannelType, name: string, enabled: boolean, offReason: string | null, subjects: Array<AlertSubject>, minimumSeverity: Severity, url: string | null, recipients: Array<string>, secretSetAt: string | null, failCount: number, pausedUntil: string | null, createdAt: string, updatedAt: string, mailbox: { id: string, name: string, address: string } | null, latestDelivery: { id: string, kind: string, severity: Severity, title: string, state: AlertDeliveryState, attempts: number, nextAttemptAt: string | null, status: number | null, answer: string | null, createdAt: string, lastAttemptAt: string | null, deliveredAt: string | null } | null, trouble: { since: string, reason: string } | null } };

export type AuditEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  action?: string | null | undefined;
  actor?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type AuditEventsQuery = { auditEvents: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, at: string, action: string, outcome: string, actorKind: string, actorName: string | null, ip: string | null, subjectKind: string | null, subjectId: string | null, subjectName: string | null, fields: Array<string>, times: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditLogBeginQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditLogBeginQuery = { auditLogBegin: { since: string | null, archivedThrough: number } };

export type AuditTable_AuditEventFragment = { id: string, at: string, action: string, outcome: string, actorKind: string, actorName: string | null, ip: string | null, subjectKind: string | null, subjectId: string | null, subjectName: string | null, fields: Array<string>, times: number };

export type CheckMailboxMutationVariables = Exact<{
  id: string | number;
}>;


export type CheckMailboxMutation = { checkMailbox: { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, mailbox: { id: string, status: MailboxStatus, name: string, address: string, latestRun: { id: string } | null, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> } };

export type CheckScheduleNotice_CheckScheduleFragment = { overdue: number, behindSeconds: number, isBehind: boolean, host: string | null, atOnce: number, perHost: number };

export type DiagnoseTextQueryVariables = Exact<{
  text: string;
  provider?: OAuthProvider | null | undefined;
  oauthClientId?: string | number | null | undefined;
  mailboxId?: string | number | null | undefined;
}>;


export type DiagnoseTextQuery = { diagnoseText: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> };

export type DiagnosisCard_DiagnosisFragment = { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null };

export type CalendarFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarFeedQuery = { calendarFeed: { createdAt: string, lastUsedAt: string | null } | null };

export type CreateCalendarFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateCalendarFeedMutation = { createCalendarFeed: { url: string } };

export type ExpirationRow_ExpirationFragment = { id: string, kind: ExpirationKind, endsAt: string, certainty: ExpirationCertainty, severity: Severity, title: string, detail: string, fix: Array<string>, actor: Actor, host: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string } | null };

export type ExpirationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExpirationsQuery = { expirations: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, kind: ExpirationKind, endsAt: string, certainty: ExpirationCertainty, severity: Severity, title: string, detail: string, fix: Array<string>, actor: Actor, host: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RevokeCalendarFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type RevokeCalendarFeedMutation = { revokeCalendarFeed: boolean };

export type PaletteQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type PaletteQuery = { oauthClients: { nodes: Array<{ id: string, name: string, provider: OAuthProvider }> }, mailboxes: { nodes: Array<{ id: string, name: string, address: string }> } };

export type ConfirmConsentMutationVariables = Exact<{
  runId: string | number;
}>;


export type ConfirmConsentMutation = { confirmConsent: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, consentsToConfirm: Array<{ runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null }> } };

export type ConsentReceipt_GrantFragment = { id: string, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null };

export type ConsentToConfirm_WaitingConsentFragment = { runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null };

export type ConsentsToConfirmQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsentsToConfirmQuery = { oauthClient: { id: string, consentsToConfirm: Array<{ runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null }> } | null };

export type ConsentsToConfirmChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ConsentsToConfirmChangedSubscription = { oauthClientChanged: { id: string, consentsToConfirm: Array<{ runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null }> } };

export type ConsentsToConfirm_OAuthClientFragment = { id: string, consentsToConfirm: Array<{ runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null }> };

export type DefaultGrantChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type DefaultGrantChangedSubscription = { oauthClientChanged: { id: string, status: OAuthClientStatus, grant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null } };

export type GrantChangedSubscriptionVariables = Exact<{
  id?: string | number | null | undefined;
  oauthClientId?: string | number | null | undefined;
}>;


export type GrantChangedSubscription = { grantChanged: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } };

export type GrantRenewedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type GrantRenewedSubscription = { grantChanged: { id: string } };

export type GrantRow_GrantFragment = { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } };

export type MailboxGrantQueryVariables = Exact<{
  id: string | number;
}>;


export type MailboxGrantQuery = { mailbox: { id: string, name: string, address: string, authentication: MailboxAuthentication, ownGrant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null, oauthClient: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, grantType: GrantType, grant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null } | null } | null };

export type MailboxGrantChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type MailboxGrantChangedSubscription = { mailboxChanged: { id: string, name: string, address: string, authentication: MailboxAuthentication, ownGrant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null, oauthClient: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, grantType: GrantType, grant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null } | null } };

export type MailboxGrant_MailboxFragment = { id: string, name: string, address: string, authentication: MailboxAuthentication, ownGrant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null, oauthClient: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, grantType: GrantType, grant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } | null } | null };

export type OAuthClientEditImpactQueryVariables = Exact<{
  id: string | number;
  input: OAuthClientPatch;
}>;


export type OAuthClientEditImpactQuery = { oauthClientEditImpact: { endsGrants: boolean, reason: string | null, mailboxCount: number, dropsSecret: boolean, dropsSecretReason: string | null, mailboxes: Array<{ id: string, name: string, address: string }> } };

export type OAuthClientGrantsQueryVariables = Exact<{
  id: string | number;
}>;


export type OAuthClientGrantsQuery = { oauthClient: { id: string, pendingRevocations: number, grantCount: number, underWay: Array<{ kind: UnderWayKind, done: number }>, grantConnection: { nodes: Array<{ id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } }> } } | null };

export type OAuthClientGrantsChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OAuthClientGrantsChangedSubscription = { oauthClientChanged: { id: string, pendingRevocations: number, grantCount: number, underWay: Array<{ kind: UnderWayKind, done: number }>, grantConnection: { nodes: Array<{ id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } }> } } };

export type RefuseConsentMutationVariables = Exact<{
  runId: string | number;
}>;


export type RefuseConsentMutation = { refuseConsent: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, consentsToConfirm: Array<{ runId: string, account: string | null, formerAccount: string | null, startedBy: string | null, expiresAt: string, mailbox: { id: string, name: string, address: string } | null }> } };

export type RenewGrantMutationVariables = Exact<{
  id: string | number;
}>;


export type RenewGrantMutation = { renewGrant: { outcome: RenewalOutcome, message: string, grant: { id: string, account: string | null, accountNotTold: string | null, health: GrantHealth, healthReason: string | null, ofFormerSettings: boolean, grantedAt: string, lastRefreshedAt: string | null, nextRenewalAt: string | null, grantType: GrantType, tenant: string | null, requestedScopes: Array<string>, grantedScopes: Array<string>, missingScopes: Array<string>, audience: string | null, refreshable: boolean, accessTokenExpiresAt: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, mailbox: { id: string, name: string, address: string } | null, mailboxes: { totalCount: number, totalCountExact: boolean } } } };

export type RevokeGrantMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeGrantMutation = { revokeGrant: { id: string, atProvider: AtProvider, message: string } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { checkSchedule: { overdue: number, behindSeconds: number, isBehind: boolean, host: string | null, atOnce: number, perHost: number }, incidents: { nodes: Array<{ id: string, title: string, severity: Severity, host: string | null, openedAt: string, closedAt: string | null, lastSeenAt: string, slowedAt: string | null, mailboxCount: number, oauthClient: { id: string, name: string, provider: OAuthProvider } | null }> }, allClients: { totalCount: number }, expirations: { nodes: Array<{ id: string, kind: ExpirationKind, endsAt: string, certainty: ExpirationCertainty, severity: Severity, title: string, detail: string, fix: Array<string>, actor: Actor, host: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string } | null }> }, attention: { totalCount: number, totalCountExact: boolean, nodes: Array<{ name: string, provider: OAuthProvider, id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, mailboxes: { totalCount: number, totalCountExact: boolean }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null }> }, ok: { totalCount: number, totalCountExact: boolean }, failing: { totalCount: number, totalCountExact: boolean, nodes: Array<{ name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null }> }, unchecked: { totalCount: number, totalCountExact: boolean } };

export type IncidentQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type IncidentQuery = { incident: { omittedMoments: number, id: string, title: string, severity: Severity, host: string | null, openedAt: string, closedAt: string | null, lastSeenAt: string, slowedAt: string | null, mailboxCount: number, code: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, timeline: Array<{ kind: IncidentMomentKind, at: string, mailboxes: Array<string>, mailboxCount: number }>, mailboxes: { totalCount: number, totalCountExact: boolean, nodes: Array<{ name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, oauthClient: { id: string, name: string, provider: OAuthProvider } | null } | null };

export type IncidentCause_IncidentFragment = { code: string, severity: Severity, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, oauthClient: { id: string, provider: OAuthProvider } | null };

export type IncidentChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type IncidentChangedSubscription = { incidentChanged: { id: string, title: string, severity: Severity, host: string | null, openedAt: string, closedAt: string | null, lastSeenAt: string, slowedAt: string | null, mailboxCount: number, code: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, oauthClient: { id: string, name: string, provider: OAuthProvider } | null } };

export type IncidentRow_IncidentFragment = { id: string, title: string, severity: Severity, host: string | null, openedAt: string, closedAt: string | null, lastSeenAt: string, slowedAt: string | null, mailboxCount: number, oauthClient: { id: string, name: string, provider: OAuthProvider } | null };

export type IncidentTimeline_IncidentMomentFragment = { kind: IncidentMomentKind, at: string, mailboxes: Array<string>, mailboxCount: number };

export type IncidentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  open?: boolean | null | undefined;
}>;


export type IncidentsQuery = { incidents: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, title: string, severity: Severity, host: string | null, openedAt: string, closedAt: string | null, lastSeenAt: string, slowedAt: string | null, mailboxCount: number, oauthClient: { id: string, name: string, provider: OAuthProvider } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecheckMailboxesMutationVariables = Exact<{
  incidentId?: string | number | null | undefined;
  oauthClientId?: string | number | null | undefined;
  host?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type RecheckMailboxesMutation = { recheckMailboxes: { count: number, until: string } };

export type KeyTable_KeyStatusFragment = { fingerprint: string, rotating: boolean, dataKeys: Array<{ kid: string, state: DataKeyState, createdAt: string, sealedValues: number }> };

export type KeysQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysQuery = { keys: { fingerprint: string, rotating: boolean, dataKeys: Array<{ kid: string, state: DataKeyState, createdAt: string, sealedValues: number }> } };

export type RotateDataKeyMutationVariables = Exact<{ [key: string]: never; }>;


export type RotateDataKeyMutation = { rotateDataKey: { fingerprint: string, rotating: boolean, dataKeys: Array<{ kid: string, state: DataKeyState, createdAt: string, sealedValues: number }> } };

export type ActOnMailboxesMutationVariables = Exact<{
  input: MailboxActionInput;
}>;


export type ActOnMailboxesMutation = { actOnMailboxes: { id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, oauthClient: { id: string, name: string } | null } };

export type CancelMailboxActionMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelMailboxActionMutation = { cancelMailboxAction: { id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, oauthClient: { id: string, name: string } | null } };

export type CommitMailboxImportMutationVariables = Exact<{
  id: string | number;
  onlyReady?: number | null | undefined;
}>;


export type CommitMailboxImportMutation = { commitMailboxImport: { id: string, status: MailboxImportStatus, total: number, ready: number, problems: number, twice: number, existing: number, created: number, refused: number, unknownColumns: Array<string>, newServers: Array<string>, expiresAt: string | null } };

export type ConfirmMailHostsMutationVariables = Exact<{
  mailboxId: string | number;
}>;


export type ConfirmMailHostsMutation = { confirmMailHosts: { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, name: string, address: string, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, nextCheckAt: string | null, suspectedSince: string | null, throttledSince: string | null, refusedSince: string | null, refusedLogins: number, unconfirmedHosts: Array<string>, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, status: OAuthClientStatus, name: string, provider: OAuthProvider, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> } };

export type CreateMailboxMutationVariables = Exact<{
  input: MailboxInput;
}>;


export type CreateMailboxMutation = { createMailbox: { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, name: string, address: string, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, unconfirmedHosts: Array<string>, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> } };

export type DeleteMailboxMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteMailboxMutation = { deleteMailbox: string };

export type DiscardMailboxImportMutationVariables = Exact<{
  id: string | number;
}>;


export type DiscardMailboxImportMutation = { discardMailboxImport: string };

export type FleetDaysQueryVariables = Exact<{ [key: string]: never; }>;


export type FleetDaysQuery = { fleetDays: Array<{ date: string, ok: number, failing: number, throttled: number }> };

export type MailboxQueryVariables = Exact<{
  id: string | number;
}>;


export type MailboxQuery = { mailbox: { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, name: string, address: string, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, nextCheckAt: string | null, suspectedSince: string | null, throttledSince: string | null, refusedSince: string | null, refusedLogins: number, unconfirmedHosts: Array<string>, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, status: OAuthClientStatus, name: string, provider: OAuthProvider, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> } | null };

export type MailboxActionChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type MailboxActionChangedSubscription = { mailboxActionChanged: { id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, oauthClient: { id: string, name: string } | null } };

export type MailboxActionImpactQueryVariables = Exact<{
  input: MailboxActionInput;
}>;


export type MailboxActionImpactQuery = { mailboxActionImpact: { total: number, names: Array<string>, endedGrants: number, newHosts: Array<string>, newHostCount: number } };

export type MailboxActionResultsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcome?: Array<MailboxActionOutcome> | MailboxActionOutcome | null | undefined;
}>;


export type MailboxActionResultsQuery = { mailboxAction: { id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, results: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, mailboxId: string, name: string | null, address: string | null, outcome: MailboxActionOutcome, code: string | null, message: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, oauthClient: { id: string, name: string } | null } | null };

export type MailboxAction_MailboxActionFragment = { id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, oauthClient: { id: string, name: string } | null };

export type MailboxActionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MailboxActionsQuery = { mailboxActions: { nodes: Array<{ id: string, kind: MailboxActionKind, status: MailboxActionStatus, total: number, done: number, refused: number, notFound: number, orderedAt: string, orderedBy: string, endedAt: string | null, oauthClient: { id: string, name: string } | null }> } };

export type MailboxChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MailboxChangedSubscription = { mailboxChanged: { name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null } };

export type MailboxDaysQueryVariables = Exact<{
  id: string | number;
}>;


export type MailboxDaysQuery = { mailbox: { id: string, createdAt: string, days: Array<{ date: string, state: DayState, checks: number, ok: number, failing: number, throttled: number, averageMs: number | null, longestMs: number | null }> } | null };

export type MailboxEditImpactQueryVariables = Exact<{
  id: string | number;
  input: MailboxPatch;
}>;


export type MailboxEditImpactQuery = { mailboxEditImpact: { reason: string | null } };

export type MailboxFindings_MailboxFragment = { id: string, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> };

export type MailboxForm_MailboxFragment = { id: string, name: string, address: string, enabled: boolean, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, updatedAt: string, unconfirmedHosts: Array<string>, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> };

export type MailboxImportQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcome?: Array<MailboxImportOutcome> | MailboxImportOutcome | null | undefined;
}>;


export type MailboxImportQuery = { mailboxImport: { id: string, status: MailboxImportStatus, total: number, ready: number, problems: number, twice: number, existing: number, created: number, refused: number, unknownColumns: Array<string>, newServers: Array<string>, expiresAt: string | null, rows: { nodes: Array<{ id: string, line: number, name: string, address: string, outcome: MailboxImportOutcome, mailboxId: string | null, problems: Array<{ field: string, message: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MailboxImportChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type MailboxImportChangedSubscription = { mailboxImportChanged: { id: string, status: MailboxImportStatus, total: number, ready: number, problems: number, twice: number, existing: number, created: number, refused: number, unknownColumns: Array<string>, newServers: Array<string>, expiresAt: string | null } };

export type MailboxImport_MailboxImportFragment = { id: string, status: MailboxImportStatus, total: number, ready: number, problems: number, twice: number, existing: number, created: number, refused: number, unknownColumns: Array<string>, newServers: Array<string>, expiresAt: string | null };

export type MailboxPageChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type MailboxPageChangedSubscription = { mailboxChanged: { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, name: string, address: string, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, nextCheckAt: string | null, suspectedSince: string | null, throttledSince: string | null, refusedSince: string | null, refusedLogins: number, unconfirmedHosts: Array<string>, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, status: OAuthClientStatus, name: string, provider: OAuthProvider, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> } };

export type MailboxRunsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type MailboxRunsQuery = { mailbox: { id: string, runs: { totalCount: number, totalCountExact: boolean, nodes: Array<{ trigger: RunTrigger, startedBy: string | null, id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, history: { nodes: Array<{ id: string, status: MailboxStatus, since: string, title: string | null }> } } | null };

export type MailboxSchedule_MailboxFragment = { id: string, enabled: boolean, nextCheckAt: string | null, suspectedSince: string | null, throttledSince: string | null, refusedSince: string | null, refusedLogins: number, authentication: MailboxAuthentication, incident: { id: string, openedAt: string } | null, oauthClient: { id: string, status: OAuthClientStatus } | null };

export type MailboxState_MailboxFragment = { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null };

export type MailboxTable_MailboxFragment = { name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null };

export type MailboxTimeline_MailboxStateChangeFragment = { id: string, status: MailboxStatus, since: string, title: string | null };

export type MailboxesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  status?: Array<MailboxStatus> | MailboxStatus | null | undefined;
  oauthClientId?: string | number | null | undefined;
  host?: string | null | undefined;
  changedSince?: string | null | undefined;
  orderBy?: MailboxOrder;
  direction?: OrderDirection;
}>;


export type MailboxesQuery = { mailboxes: { totalCount: number, totalCountExact: boolean, nodes: Array<{ name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, failing: { totalCount: number, totalCountExact: boolean } };

export type NewMailServers_MailboxFragment = { id: string, unconfirmedHosts: Array<string>, oauthClient: { id: string, name: string } | null };

export type UpdateMailboxMutationVariables = Exact<{
  id: string | number;
  input: MailboxPatch;
  ifUpdatedAt?: string | null | undefined;
}>;


export type UpdateMailboxMutation = { updateMailbox: { id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, name: string, address: string, authentication: MailboxAuthentication, secretDroppedBecause: string | null, checkEveryMinutes: number, nextCheckAt: string | null, suspectedSince: string | null, throttledSince: string | null, refusedSince: string | null, refusedLogins: number, unconfirmedHosts: Array<string>, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null, password: { isSet: boolean, setAt: string | null }, oauthClient: { id: string, status: OAuthClientStatus, name: string, provider: OAuthProvider, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null, incoming: { protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity, username: string | null } | null, outgoing: { host: string, port: number, security: ConnectionSecurity, username: string | null, fromAddress: string | null } | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> } };

export type AdminConsent_OAuthClientFragment = { id: string, provider: OAuthProvider, adminConsentUrl: string | null, adminConsentNote: { kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null } | null };

export type ConfirmEndpointsMutationVariables = Exact<{
  oauthClientId: string | number;
  ifUpdatedAt?: string | null | undefined;
}>;


export type ConfirmEndpointsMutation = { confirmEndpoints: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type ConfirmIssuerMutationVariables = Exact<{
  oauthClientId: string | number;
  issuer: string;
}>;


export type ConfirmIssuerMutation = { confirmIssuer: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type CreateOAuthClientMutationVariables = Exact<{
  input: OAuthClientInput;
  id?: string | number | null | undefined;
}>;


export type CreateOAuthClientMutation = { createOAuthClient: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type DeleteOAuthClientMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteOAuthClientMutation = { deleteOAuthClient: string };

export type DiscardNextClientSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type DiscardNextClientSecretMutation = { discardNextClientSecret: { id: string, name: string, provider: OAuthProvider, type: OAuthClientType, enabled: boolean, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, updatedAt: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type DropFormerClientSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type DropFormerClientSecretMutation = { dropFormerClientSecret: { id: string, name: string, provider: OAuthProvider, type: OAuthClientType, enabled: boolean, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, updatedAt: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type FieldNotes_FindingFragment = { code: string, severity: Severity, field: string | null, title: string, fix: string };

export type LintOAuthClientQueryVariables = Exact<{
  input: OAuthClientInput;
  id?: string | number | null | undefined;
}>;


export type LintOAuthClientQuery = { lintOAuthClient: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }> };

export type NewOAuthClientDraftMutationVariables = Exact<{ [key: string]: never; }>;


export type NewOAuthClientDraftMutation = { newOAuthClientDraft: { id: string, redirectUri: string } };

export type OAuthClientQueryVariables = Exact<{
  id: string | number;
}>;


export type OAuthClientQuery = { oauthClient: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, adminConsentUrl: string | null, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, latestRun: { id: string, kind: RunKind, status: RunStatus } | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, adminConsentNote: { kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null } | null, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } | null };

export type OAuthClientChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OAuthClientChangedSubscription = { oauthClientChanged: { name: string, provider: OAuthProvider, id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, mailboxes: { totalCount: number, totalCountExact: boolean }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null } };

export type OAuthClientForm_OAuthClientFragment = { id: string, name: string, provider: OAuthProvider, type: OAuthClientType, enabled: boolean, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, updatedAt: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } };

export type OAuthClientOptionsQueryVariables = Exact<{
  search?: string | null | undefined;
  chosen: string | number;
  isChosen: boolean;
}>;


export type OAuthClientOptionsQuery = { oauthClients: { nodes: Array<{ id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null }> }, oauthClient?: { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null } | null };

export type OAuthClientPageChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OAuthClientPageChangedSubscription = { oauthClientChanged: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, adminConsentUrl: string | null, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, latestRun: { id: string, kind: RunKind, status: RunStatus } | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, adminConsentNote: { kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null } | null, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type OAuthClientRunsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type OAuthClientRunsQuery = { oauthClient: { id: string, runs: { totalCount: number, totalCountExact: boolean, nodes: Array<{ id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OAuthClientSelect_OAuthClientFragment = { id: string, name: string, provider: OAuthProvider, status: OAuthClientStatus, usualIncoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, usualOutgoing: { host: string, port: number, security: ConnectionSecurity } | null, grant: { id: string, account: string | null } | null };

export type OAuthClientState_OAuthClientFragment = { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null };

export type OAuthClientTable_OAuthClientFragment = { name: string, provider: OAuthProvider, id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, mailboxes: { totalCount: number, totalCountExact: boolean }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null };

export type OAuthClientsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  status?: Array<OAuthClientStatus> | OAuthClientStatus | null | undefined;
  provider?: OAuthProvider | null | undefined;
  host?: string | null | undefined;
  changedSince?: string | null | undefined;
  orderBy?: OAuthClientOrder;
  direction?: OrderDirection;
}>;


export type OAuthClientsQuery = { oauthClients: { totalCount: number, totalCountExact: boolean, nodes: Array<{ name: string, provider: OAuthProvider, id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, mailboxes: { totalCount: number, totalCountExact: boolean }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PromoteNextClientSecretMutationVariables = Exact<{
  id: string | number;
  keepFormerHours: number;
}>;


export type PromoteNextClientSecretMutation = { promoteNextClientSecret: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type SecretChange_OAuthClientFragment = { id: string, name: string, provider: OAuthProvider, type: OAuthClientType, enabled: boolean, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, updatedAt: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } };

export type ServerMetadata_OAuthClientFragment = { id: string, authorizeUrl: string | null, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } };

export type SetNextClientSecretMutationVariables = Exact<{
  id: string | number;
  secret: string;
  expiresAt?: string | null | undefined;
}>;


export type SetNextClientSecretMutation = { setNextClientSecret: { id: string, name: string, provider: OAuthProvider, type: OAuthClientType, enabled: boolean, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, updatedAt: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type SplitEndpoints_OAuthClientFragment = { id: string, endpointsConfirmationNeeded: boolean, authorizeUrl: string | null, accessTokenUrl: string | null, updatedAt: string };

export type TrySandboxMutationVariables = Exact<{ [key: string]: never; }>;


export type TrySandboxMutation = { trySandbox: { oauthClient: { name: string, provider: OAuthProvider, id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, mailboxes: { totalCount: number, totalCountExact: boolean }, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null }, mailboxes: Array<{ name: string, address: string, dayStates: Array<DayState>, id: string, enabled: boolean, status: MailboxStatus, incomingState: ServerState | null, outgoingState: ServerState | null, lastOkAt: string | null, failingSince: string | null, updatedAt: string, incoming: { protocol: IncomingProtocol } | null, outgoing: { host: string } | null, oauthClient: { id: string, name: string } | null, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, incident: { id: string, code: string, openedAt: string } | null }> } };

export type UpdateOAuthClientMutationVariables = Exact<{
  id: string | number;
  input: OAuthClientPatch;
  ifUpdatedAt?: string | null | undefined;
}>;


export type UpdateOAuthClientMutation = { updateOAuthClient: { id: string, enabled: boolean, status: OAuthClientStatus, statusReason: string | null, updatedAt: string, name: string, provider: OAuthProvider, type: OAuthClientType, clientId: string | null, secretDroppedBecause: string | null, secretEndSource: EndSource | null, certificateExpiresAt: string | null, certificateEndSource: EndSource | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopes: Array<string>, scopeSeparator: ScopeSeparator, grantType: GrantType, clientAuthentication: ClientAuthentication, basicEncoding: BasicEncoding | null, pkce: Pkce, tenant: string | null, redirectUri: string, endpointsConfirmationNeeded: boolean, issuer: string | null, refusedIssuer: string | null, revocationUrl: string | null, clientSecret: { isSet: boolean, setAt: string | null, expiresAt: string | null }, grant: { id: string, account: string | null, grantedAt: string } | null, authorizeParameters: Array<{ name: string, value: string }>, tokenParameters: Array<{ name: string, value: string }>, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, grantConnection: { nodes: Array<{ id: string, account: string | null, usesCurrentSecret: boolean, mailbox: { id: string, name: string, address: string } | null }> }, secretChange: { movedGrants: number, totalGrants: number, next: { setAt: string | null, expiresAt: string | null, findings: Array<{ code: string, severity: Severity, field: string | null, title: string, fix: string }>, proof: { outcome: SecretProofOutcome, at: string | null, message: string | null, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }> } } | null, former: { until: string, neededAt: string | null } | null }, serverMetadata: { documentUrl: string | null, askedAt: string | null, isPending: boolean, issuer: { url: string, source: MetadataSource } | null, userinfoUrl: { url: string, source: MetadataSource } | null, introspectionUrl: { url: string, source: MetadataSource } | null, revocationUrl: { url: string, source: MetadataSource } | null } } };

export type ProviderGuideQueryVariables = Exact<{
  authorizeUrl?: string | null | undefined;
  scopes?: Array<string> | string | null | undefined;
}>;


export type ProviderGuideQuery = { providers: Array<{ id: OAuthProvider, guide: Array<{ title: string, text: Array<string>, url: string | null, bringsBack: Array<string>, values: Array<{ label: string, value: string }> }> }> };

export type ProviderGuide_GuideStepFragment = { title: string, text: Array<string>, url: string | null, bringsBack: Array<string>, values: Array<{ label: string, value: string }> };

export type ProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ProvidersQuery = { providers: Array<{ id: OAuthProvider, label: string, hasTenant: boolean, tenantHint: string | null, authorizeUrl: string | null, accessTokenUrl: string | null, scopeSeparator: ScopeSeparator, clientAuthentication: ClientAuthentication, scopes: Array<{ value: string, purpose: ScopePurpose, preset: boolean }>, authorizeParameters: Array<{ name: string, value: string }>, incoming: Array<{ protocol: IncomingProtocol, host: string, port: number, security: ConnectionSecurity }>, outgoing: { host: string, port: number, security: ConnectionSecurity } | null, guide: Array<{ title: string, text: Array<string>, url: string | null, bringsBack: Array<string>, values: Array<{ label: string, value: string }> }> }> };

export type CancelRunMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelRunMutation = { cancelRun: { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string, address: string, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> } };

export type RunQueryVariables = Exact<{
  id: string | number;
}>;


export type RunQuery = { run: { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string, address: string, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> } | null };

export type RunHistory_RunFragment = { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null };

export type RunNotes_RunNoteFragment = { kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null };

export type RunProgress_RunFragment = { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string, address: string, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> };

export type RunStep_RunStepFragment = { id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> };

export type WatchRunSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type WatchRunSubscription = { run: { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider } | null, mailbox: { id: string, name: string, address: string, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> } };

export type ConsentAccountQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsentAccountQuery = { oauthClient: { id: string, provider: OAuthProvider, adminConsentUrl: string | null, grant: { id: string, account: string | null } | null, mailboxes: { nodes: Array<{ id: string, address: string, outgoing: { username: string | null } | null }> }, adminConsentNote: { kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null } | null } | null };

export type ConsentInvitationRow_ConsentInvitationFragment = { id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null };

export type ConsentInvitationsQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsentInvitationsQuery = { oauthClient: { id: string, enabled: boolean, grantType: GrantType, consentInvitations: Array<{ id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null }> } | null };

export type ConsentInvitationsChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ConsentInvitationsChangedSubscription = { oauthClientChanged: { id: string, enabled: boolean, grantType: GrantType, consentInvitations: Array<{ id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null }> } };

export type ConsentInvitations_OAuthClientFragment = { id: string, enabled: boolean, grantType: GrantType, consentInvitations: Array<{ id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null }> };

export type CreateConsentInvitationMutationVariables = Exact<{
  oauthClientId: string | number;
  mailboxId?: string | number | null | undefined;
  days: number;
  email?: string | null | undefined;
}>;


export type CreateConsentInvitationMutation = { createConsentInvitation: { url: string, invitation: { id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null } } };

export type RevokeConsentInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeConsentInvitationMutation = { revokeConsentInvitation: { id: string, email: string | null, createdBy: string, createdAt: string, expiresAt: string, openedAt: string | null, usedAt: string | null, revokedAt: string | null, state: ConsentInvitationState, endedBecause: ConsentInvitationEnd | null, mailbox: { id: string, name: string } | null } };

export type ValidateOAuthClientMutationVariables = Exact<{
  id: string | number;
  mailboxId?: string | number | null | undefined;
}>;


export type ValidateOAuthClientMutation = { validateOAuthClient: { authorizationUrl: string | null, run: { id: string, kind: RunKind, status: RunStatus, message: string, startedAt: string, finishedAt: string | null, oauthClient: { id: string, name: string, provider: OAuthProvider, latestRun: { id: string } | null } | null, mailbox: { id: string, name: string, address: string, latestRun: { id: string, kind: RunKind, status: RunStatus, message: string } | null, outgoing: { username: string | null } | null, oauthClient: { id: string, provider: OAuthProvider } | null } | null, steps: Array<{ id: string, name: string, title: string, status: StepStatus, startedAt: string | null, durationMs: number | null, detail: string | null, transcript: Array<string> }>, diagnoses: Array<{ code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null }>, notes: Array<{ kind: RunNoteKind, ownLink: boolean, title: string, text: string, words: string | null, tenant: string | null, at: string, diagnosis: { code: string, stage: Stage, severity: Severity, certainty: Certainty, title: string, cause: string, fix: Array<string>, commands: Array<string>, actor: Actor, retryable: boolean, evidence: Array<string>, docsUrl: string | null } | null }> } } };


const documentOf = <Result, Variables>(...definitions: unknown[]) =>
  ({ kind: 'Document', definitions }) as unknown as TypedDocumentNode<Result, Variables>;

const AdminNotices_AdminNotice = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminNotices_AdminNotice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdminNotice"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"change"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"by"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"at"},"arguments":[],"directives":[]}]}};

const ApiKeyOffer_ApiKey = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyOffer_ApiKey"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"prefix"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"},"arguments":[],"directives":[]}]}};

const ApiKeyTable_ApiKey = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyTable_ApiKey"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"prefix"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"warning"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"opens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxId"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"opens"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"permitted"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"active"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]}]}};

const PersonTable_User = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonTable_User"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"invited"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totpEnabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]}]}};

const SessionList_Session = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionList_Session"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"current"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ip"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"userAgent"},"arguments":[],"directives":[]}]}};

const AlertChannelItem_AlertChannel = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertChannel"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertTrouble_AlertChannel"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"type"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"offReason"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"subjects"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"recipients"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"secretSetAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"failCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"pausedUntil"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestDelivery"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const AlertDeliveryRow_AlertDelivery = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertDelivery"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"state"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"answer"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastAttemptAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"deliveredAt"},"arguments":[],"directives":[]}]}};

const AlertTrouble_AlertChannel = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertTrouble_AlertChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AlertChannel"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"trouble"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"reason"},"arguments":[],"directives":[]}]}}]}};

const AuditTable_AuditEvent = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditTable_AuditEvent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditEvent"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"at"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"action"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"actorKind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"actorName"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ip"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"subjectKind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"subjectId"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"subjectName"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fields"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"times"},"arguments":[],"directives":[]}]}};

const CheckScheduleNotice_CheckSchedule = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckScheduleNotice_CheckSchedule"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckSchedule"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overdue"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"behindSeconds"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"isBehind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"atOnce"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"perHost"},"arguments":[],"directives":[]}]}};

const DiagnosisCard_Diagnosis = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Diagnosis"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"stage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"certainty"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"cause"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fix"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"commands"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"actor"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"retryable"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"docsUrl"},"arguments":[],"directives":[]}]}};

const ExpirationRow_Expiration = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExpirationRow_Expiration"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Expiration"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endsAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"certainty"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"detail"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fix"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"actor"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]}]}}]}};

const ConsentReceipt_Grant = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConsentReceipt_Grant"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantType"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"requestedScopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantedScopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"missingScopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"audience"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refreshable"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"accessTokenExpiresAt"},"arguments":[],"directives":[]}]}};

const ConsentToConfirm_WaitingConsent = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConsentToConfirm_WaitingConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WaitingConsent"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"formerAccount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"startedBy"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}}]}};

const ConsentsToConfirm_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConsentsToConfirm_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"consentsToConfirm"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentToConfirm_WaitingConsent"},"directives":[]}]}}]}};

const GrantRow_Grant = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantRow_Grant"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentReceipt_Grant"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"accountNotTold"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"health"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"healthReason"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ofFormerSettings"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastRefreshedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"nextRenewalAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"diagnoses"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}};

const MailboxGrant_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxGrant_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authentication"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ownGrant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantType"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}}]}}]}};

const IncidentCause_Incident = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentCause_Incident"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"cause"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fix"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"commands"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"actor"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}}]}};

const IncidentRow_Incident = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentRow_Incident"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"openedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"closedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"slowedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}}]}};

const IncidentTimeline_IncidentMoment = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentTimeline_IncidentMoment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentMoment"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"at"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"},"arguments":[],"directives":[]}]}};

const KeyTable_KeyStatus = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyTable_KeyStatus"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyStatus"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"rotating"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"dataKeys"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kid"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"state"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"sealedValues"},"arguments":[],"directives":[]}]}}]}};

const MailboxAction_MailboxAction = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxAction"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"total"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"done"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refused"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"notFound"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"orderedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"orderedBy"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]}]}}]}};

const MailboxFindings_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxFindings_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FieldNotes_Finding"},"directives":[]}]}}]}};

const MailboxForm_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authentication"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"password"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSet"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"setAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"secretDroppedBecause"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientSelect_OAuthClient"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"incoming"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"protocol"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"username"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"username"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fromAddress"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"checkEveryMinutes"},"arguments":[],"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NewMailServers_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxFindings_Mailbox"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const MailboxImport_MailboxImport = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxImport_MailboxImport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxImport"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"total"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ready"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"twice"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"existing"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"created"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refused"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"unknownColumns"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"newServers"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]}]}};

const MailboxSchedule_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxSchedule_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"nextCheckAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"suspectedSince"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"throttledSince"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refusedSince"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refusedLogins"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authentication"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"openedAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]}]}}]}};

const MailboxState_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxState_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"incomingState"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outgoingState"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastOkAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"failingSince"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"code"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"openedAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const MailboxTable_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"dayStates"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"incoming"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"protocol"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]}]}}]}};

const MailboxTimeline_MailboxStateChange = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailboxTimeline_MailboxStateChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxStateChange"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"since"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]}]}};

const NewMailServers_Mailbox = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"NewMailServers_Mailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"unconfirmedHosts"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]}]}}]}};

const AdminConsent_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminConsent_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"adminConsentUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"adminConsentNote"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunNotes_RunNote"},"directives":[]}]}}]}};

const FieldNotes_Finding = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"FieldNotes_Finding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"severity"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"field"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"fix"},"arguments":[],"directives":[]}]}};

const OAuthClientForm_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"type"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"clientId"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSet"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"setAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"secretDroppedBecause"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"secretEndSource"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"certificateExpiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"certificateEndSource"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"accessTokenUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"scopeSeparator"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantType"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"clientAuthentication"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"basicEncoding"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"pkce"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeParameters"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"tokenParameters"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"arguments":[],"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SplitEndpoints_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServerMetadata_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"redirectUri"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FieldNotes_Finding"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const OAuthClientSelect_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"OAuthClientSelect_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"usualIncoming"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"protocol"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"usualOutgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]}]}}]}};

const OAuthClientState_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"statusReason"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSet"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"setAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const OAuthClientTable_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"OAuthClientTable_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}};

const SecretChange_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"usesCurrentSecret"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"secretChange"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"next"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FieldNotes_Finding"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"at"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"diagnoses"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"directives":[]}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"former"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"neededAt"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"movedGrants"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalGrants"},"arguments":[],"directives":[]}]}}]}};

const ServerMetadata_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerMetadata_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"issuer"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"refusedIssuer"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"revocationUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"serverMetadata"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"userinfoUrl"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"introspectionUrl"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"revocationUrl"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"documentUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"askedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"isPending"},"arguments":[],"directives":[]}]}}]}};

const SplitEndpoints_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"SplitEndpoints_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endpointsConfirmationNeeded"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"accessTokenUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"},"arguments":[],"directives":[]}]}};

const ProviderGuide_GuideStep = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProviderGuide_GuideStep"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GuideStep"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"values"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"bringsBack"},"arguments":[],"directives":[]}]}};

const RunHistory_Run = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunHistory_Run"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"startedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"},"arguments":[],"directives":[]}]}};

const RunNotes_RunNote = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunNotes_RunNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunNote"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ownLink"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"words"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"at"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"diagnosis"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"directives":[]}]}}]}};

const RunProgress_Run = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress_Run"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"startedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"username"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStep_RunStep"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"diagnoses"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"notes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunNotes_RunNote"},"directives":[]}]}}]}};

const RunStep_RunStep = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStep_RunStep"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunStep"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"startedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"durationMs"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"detail"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"transcript"},"arguments":[],"directives":[]}]}};

const ConsentInvitationRow_ConsentInvitation = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConsentInvitationRow_ConsentInvitation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentInvitation"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"openedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"usedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"state"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endedBecause"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]}]}}]}};

const ConsentInvitations_OAuthClient = {"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConsentInvitations_OAuthClient"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClient"}},"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"enabled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantType"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"consentInvitations"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentInvitationRow_ConsentInvitation"},"directives":[]}]}}]}};

export const AcceptInvitationDocument = /* @__PURE__ */ documentOf<AcceptInvitationMutation, AcceptInvitationMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[],"directives":[]}]}}]}});

export const AccountDocument = /* @__PURE__ */ documentOf<AccountQuery, AccountQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totpEnabled"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionList_Session"},"directives":[]}]}}]}}, SessionList_Session);

export const AdminNoticesDocument = /* @__PURE__ */ documentOf<AdminNoticesQuery, AdminNoticesQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminNotices"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminNotices"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminNotices_AdminNotice"},"directives":[]}]}}]}}, AdminNotices_AdminNotice);

export const ApiKeysDocument = /* @__PURE__ */ documentOf<ApiKeysQuery, ApiKeysQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyTable_ApiKey"},"directives":[]}]}}]}}, ApiKeyTable_ApiKey);

export const BeginTotpDocument = /* @__PURE__ */ documentOf<BeginTotpMutation, BeginTotpMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginTotp"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginTotp"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"uri"},"arguments":[],"directives":[]}]}}]}});

export const ChangePasswordDocument = /* @__PURE__ */ documentOf<ChangePasswordMutation, ChangePasswordMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"current"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"next"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"current"},"value":{"kind":"Variable","name":{"kind":"Name","value":"current"}}},{"kind":"Argument","name":{"kind":"Name","value":"next"},"value":{"kind":"Variable","name":{"kind":"Name","value":"next"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]}]}}]}});

export const ConfirmTotpDocument = /* @__PURE__ */ documentOf<ConfirmTotpMutation, ConfirmTotpMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmTotp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmTotp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totpEnabled"},"arguments":[],"directives":[]}]}}]}});

export const CreateApiKeyDocument = /* @__PURE__ */ documentOf<CreateApiKeyMutation, CreateApiKeyMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyInput"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyTable_ApiKey"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[],"directives":[]}]}}]}}, ApiKeyTable_ApiKey);

export const DisableTotpDocument = /* @__PURE__ */ documentOf<DisableTotpMutation, DisableTotpMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableTotp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableTotp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totpEnabled"},"arguments":[],"directives":[]}]}}]}});

export const DismissAdminNoticeDocument = /* @__PURE__ */ documentOf<DismissAdminNoticeMutation, DismissAdminNoticeMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissAdminNotice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissAdminNotice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const EndSessionDocument = /* @__PURE__ */ documentOf<EndSessionMutation, EndSessionMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const EndSessionsDocument = /* @__PURE__ */ documentOf<EndSessionsMutation, EndSessionsMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]}]}}]}});

export const InstanceDocument = /* @__PURE__ */ documentOf<InstanceQuery, InstanceQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Instance"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instance"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupRequired"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"sandbox"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"publicUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"plainHttp"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[],"directives":[]}]}}]}});

export const InviteUserDocument = /* @__PURE__ */ documentOf<InviteUserMutation, InviteUserMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonTable_User"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]}]}}]}}, PersonTable_User);

export const LoginDocument = /* @__PURE__ */ documentOf<LoginMutation, LoginMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Login"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"totp"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}},{"kind":"Argument","name":{"kind":"Name","value":"totp"},"value":{"kind":"Variable","name":{"kind":"Name","value":"totp"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[],"directives":[]}]}}]}});

export const LogoutDocument = /* @__PURE__ */ documentOf<LogoutMutation, LogoutMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Logout"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"arguments":[],"directives":[]}]}});

export const MailboxOptionsDocument = /* @__PURE__ */ documentOf<MailboxOptionsQuery, MailboxOptionsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxOptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}}]}}]}});

export const MeDocument = /* @__PURE__ */ documentOf<MeQuery, MeQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[],"directives":[]}]}}]}});

export const PeopleDocument = /* @__PURE__ */ documentOf<PeopleQuery, PeopleQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonTable_User"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, PersonTable_User);

export const ReauthenticateDocument = /* @__PURE__ */ documentOf<ReauthenticateMutation, ReauthenticateMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reauthenticate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"totp"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reauthenticate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}},{"kind":"Argument","name":{"kind":"Name","value":"totp"},"value":{"kind":"Variable","name":{"kind":"Name","value":"totp"}}}],"directives":[]}]}});

export const ResetUserDocument = /* @__PURE__ */ documentOf<ResetUserMutation, ResetUserMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonTable_User"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyOffer_ApiKey"},"directives":[]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]}]}}]}}, PersonTable_User, ApiKeyOffer_ApiKey);

export const RevokeApiKeyDocument = /* @__PURE__ */ documentOf<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const RevokeApiKeysDocument = /* @__PURE__ */ documentOf<RevokeApiKeysMutation, RevokeApiKeysMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"directives":[]}]}});

export const SetUpDocument = /* @__PURE__ */ documentOf<SetUpMutation, SetUpMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}},{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"email"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[],"directives":[]}]}}]}});

export const SharedMailboxDocument = /* @__PURE__ */ documentOf<SharedMailboxQuery, SharedMailboxQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SharedMailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"reachOfTokens"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"opens"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantId"},"arguments":[],"directives":[]}]}}]}}]}});

export const UpdateUserDocument = /* @__PURE__ */ documentOf<UpdateUserMutation, UpdateUserMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}},{"kind":"Argument","name":{"kind":"Name","value":"enabled"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonTable_User"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyOffer_ApiKey"},"directives":[]}]}}]}}]}}, PersonTable_User, ApiKeyOffer_ApiKey);

export const AlertChannelChangedDocument = /* @__PURE__ */ documentOf<AlertChannelChangedSubscription, AlertChannelChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlertChannelChanged"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChannelChanged"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"directives":[]}]}}]}}, AlertChannelItem_AlertChannel, AlertTrouble_AlertChannel, AlertDeliveryRow_AlertDelivery);

export const AlertChannelsDocument = /* @__PURE__ */ documentOf<AlertChannelsQuery, AlertChannelsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertChannels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"directives":[]}]}}]}}, AlertChannelItem_AlertChannel, AlertTrouble_AlertChannel, AlertDeliveryRow_AlertDelivery);

export const AlertDeliveriesDocument = /* @__PURE__ */ documentOf<AlertDeliveriesQuery, AlertDeliveriesQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertDeliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, AlertDeliveryRow_AlertDelivery);

export const AlertDeliveryChangedDocument = /* @__PURE__ */ documentOf<AlertDeliveryChangedSubscription, AlertDeliveryChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlertDeliveryChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertDeliveryChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"directives":[]}]}}]}}, AlertDeliveryRow_AlertDelivery);

export const AlertSendersDocument = /* @__PURE__ */ documentOf<AlertSendersQuery, AlertSendersQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertSenders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]}]}}]}}]}}]}});

export const AlertTroublesDocument = /* @__PURE__ */ documentOf<AlertTroublesQuery, AlertTroublesQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertTroubles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertTrouble_AlertChannel"},"directives":[]}]}}]}}, AlertTrouble_AlertChannel);

export const CreateAlertChannelDocument = /* @__PURE__ */ documentOf<CreateAlertChannelMutation, CreateAlertChannelMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAlertChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertChannelInput"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAlertChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"},"arguments":[],"directives":[]}]}}]}}, AlertChannelItem_AlertChannel, AlertTrouble_AlertChannel, AlertDeliveryRow_AlertDelivery);

export const DeleteAlertChannelDocument = /* @__PURE__ */ documentOf<DeleteAlertChannelMutation, DeleteAlertChannelMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteAlertChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteAlertChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const RenewAlertChannelSecretDocument = /* @__PURE__ */ documentOf<RenewAlertChannelSecretMutation, RenewAlertChannelSecretMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenewAlertChannelSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewAlertChannelSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"},"arguments":[],"directives":[]}]}}]}}, AlertChannelItem_AlertChannel, AlertTrouble_AlertChannel, AlertDeliveryRow_AlertDelivery);

export const RetryAlertDeliveryDocument = /* @__PURE__ */ documentOf<RetryAlertDeliveryMutation, RetryAlertDeliveryMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryAlertDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAlertDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"directives":[]}]}}]}}, AlertDeliveryRow_AlertDelivery);

export const TestAlertChannelDocument = /* @__PURE__ */ documentOf<TestAlertChannelMutation, TestAlertChannelMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestAlertChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"testAlertChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertDeliveryRow_AlertDelivery"},"directives":[]}]}}]}}, AlertDeliveryRow_AlertDelivery);

export const UpdateAlertChannelDocument = /* @__PURE__ */ documentOf<UpdateAlertChannelMutation, UpdateAlertChannelMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAlertChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertChannelPatch"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAlertChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifUpdatedAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertChannelItem_AlertChannel"},"directives":[]}]}}]}}, AlertChannelItem_AlertChannel, AlertTrouble_AlertChannel, AlertDeliveryRow_AlertDelivery);

export const AuditEventsDocument = /* @__PURE__ */ documentOf<AuditEventsQuery, AuditEventsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"action"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"actor"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"action"},"value":{"kind":"Variable","name":{"kind":"Name","value":"action"}}},{"kind":"Argument","name":{"kind":"Name","value":"actor"},"value":{"kind":"Variable","name":{"kind":"Name","value":"actor"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AuditTable_AuditEvent"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, AuditTable_AuditEvent);

export const AuditLogBeginDocument = /* @__PURE__ */ documentOf<AuditLogBeginQuery, AuditLogBeginQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLogBegin"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLogBegin"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"archivedThrough"},"arguments":[],"directives":[]}]}}]}});

export const CheckMailboxDocument = /* @__PURE__ */ documentOf<CheckMailboxMutation, CheckMailboxMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckMailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkMailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress_Run"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]}]}}]}}]}}]}}, RunProgress_Run, RunStep_RunStep, DiagnosisCard_Diagnosis, RunNotes_RunNote);

export const DiagnoseTextDocument = /* @__PURE__ */ documentOf<DiagnoseTextQuery, DiagnoseTextQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DiagnoseText"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthProvider"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diagnoseText"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}},{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"mailboxId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DiagnosisCard_Diagnosis"},"directives":[]}]}}]}}, DiagnosisCard_Diagnosis);

export const CalendarFeedDocument = /* @__PURE__ */ documentOf<CalendarFeedQuery, CalendarFeedQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalendarFeed"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeed"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"},"arguments":[],"directives":[]}]}}]}});

export const CreateCalendarFeedDocument = /* @__PURE__ */ documentOf<CreateCalendarFeedMutation, CreateCalendarFeedMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCalendarFeed"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCalendarFeed"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]}]}}]}});

export const ExpirationsDocument = /* @__PURE__ */ documentOf<ExpirationsQuery, ExpirationsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Expirations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expirations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExpirationRow_Expiration"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}}]}}]}}, ExpirationRow_Expiration);

export const RevokeCalendarFeedDocument = /* @__PURE__ */ documentOf<RevokeCalendarFeedMutation, RevokeCalendarFeedMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeCalendarFeed"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeCalendarFeed"},"arguments":[],"directives":[]}]}});

export const PaletteDocument = /* @__PURE__ */ documentOf<PaletteQuery, PaletteQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Palette"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"provider"},"arguments":[],"directives":[]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}}]}}]}});

export const ConfirmConsentDocument = /* @__PURE__ */ documentOf<ConfirmConsentMutation, ConfirmConsentMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentsToConfirm_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, ConsentsToConfirm_OAuthClient, ConsentToConfirm_WaitingConsent);

export const ConsentsToConfirmDocument = /* @__PURE__ */ documentOf<ConsentsToConfirmQuery, ConsentsToConfirmQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentsToConfirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentsToConfirm_OAuthClient"},"directives":[]}]}}]}}, ConsentsToConfirm_OAuthClient, ConsentToConfirm_WaitingConsent);

export const ConsentsToConfirmChangedDocument = /* @__PURE__ */ documentOf<ConsentsToConfirmChangedSubscription, ConsentsToConfirmChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ConsentsToConfirmChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentsToConfirm_OAuthClient"},"directives":[]}]}}]}}, ConsentsToConfirm_OAuthClient, ConsentToConfirm_WaitingConsent);

export const DefaultGrantChangedDocument = /* @__PURE__ */ documentOf<DefaultGrantChangedSubscription, DefaultGrantChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DefaultGrantChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}}]}}]}}, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const GrantChangedDocument = /* @__PURE__ */ documentOf<GrantChangedSubscription, GrantChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"GrantChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}}]}}, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const GrantRenewedDocument = /* @__PURE__ */ documentOf<GrantRenewedSubscription, GrantRenewedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"GrantRenewed"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantChanged"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]}]}}]}});

export const MailboxGrantDocument = /* @__PURE__ */ documentOf<MailboxGrantQuery, MailboxGrantQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxGrant_Mailbox"},"directives":[]}]}}]}}, MailboxGrant_Mailbox, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const MailboxGrantChangedDocument = /* @__PURE__ */ documentOf<MailboxGrantChangedSubscription, MailboxGrantChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MailboxGrantChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxGrant_Mailbox"},"directives":[]}]}}]}}, MailboxGrant_Mailbox, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const OAuthClientEditImpactDocument = /* @__PURE__ */ documentOf<OAuthClientEditImpactQuery, OAuthClientEditImpactQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClientEditImpact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientPatch"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientEditImpact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsGrants"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"reason"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"dropsSecret"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"dropsSecretReason"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]}]}}]}}]}});

export const OAuthClientGrantsDocument = /* @__PURE__ */ documentOf<OAuthClientGrantsQuery, OAuthClientGrantsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClientGrants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"pendingRevocations"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"underWay"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"done"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"grantCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}}]}}]}}]}}, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const OAuthClientGrantsChangedDocument = /* @__PURE__ */ documentOf<OAuthClientGrantsChangedSubscription, OAuthClientGrantsChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OAuthClientGrantsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"pendingRevocations"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"underWay"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"done"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"grantCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grantConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}}]}}]}}]}}, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const RefuseConsentDocument = /* @__PURE__ */ documentOf<RefuseConsentMutation, RefuseConsentMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefuseConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refuseConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentsToConfirm_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, ConsentsToConfirm_OAuthClient, ConsentToConfirm_WaitingConsent);

export const RenewGrantDocument = /* @__PURE__ */ documentOf<RenewGrantMutation, RenewGrantMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenewGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantRow_Grant"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}}]}}, GrantRow_Grant, ConsentReceipt_Grant, DiagnosisCard_Diagnosis);

export const RevokeGrantDocument = /* @__PURE__ */ documentOf<RevokeGrantMutation, RevokeGrantMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"atProvider"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}}]}});

export const HomeDocument = /* @__PURE__ */ documentOf<HomeQuery, HomeQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Home"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkSchedule"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckScheduleNotice_CheckSchedule"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentRow_Incident"},"directives":[]}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"allClients"},"name":{"kind":"Name","value":"oauthClients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"expirations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExpirationRow_Expiration"},"directives":[]}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"attention"},"name":{"kind":"Name","value":"oauthClients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEEDS_ATTENTION"}]}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientTable_OAuthClient"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}},{"kind":"Field","alias":{"kind":"Name","value":"ok"},"name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OK"}]}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}},{"kind":"Field","alias":{"kind":"Name","value":"failing"},"name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FAILING"}]}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}},{"kind":"Field","alias":{"kind":"Name","value":"unchecked"},"name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"UNCHECKED"}]}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, CheckScheduleNotice_CheckSchedule, IncidentRow_Incident, ExpirationRow_Expiration, OAuthClientTable_OAuthClient, OAuthClientState_OAuthClient, MailboxTable_Mailbox, MailboxState_Mailbox);

export const IncidentDocument = /* @__PURE__ */ documentOf<IncidentQuery, IncidentQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Incident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentRow_Incident"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentCause_Incident"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"omittedMoments"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentTimeline_IncidentMoment"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}]}}, IncidentRow_Incident, IncidentCause_Incident, IncidentTimeline_IncidentMoment, MailboxTable_Mailbox, MailboxState_Mailbox);

export const IncidentChangedDocument = /* @__PURE__ */ documentOf<IncidentChangedSubscription, IncidentChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"IncidentChanged"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentChanged"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentRow_Incident"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentCause_Incident"},"directives":[]}]}}]}}, IncidentRow_Incident, IncidentCause_Incident);

export const IncidentsDocument = /* @__PURE__ */ documentOf<IncidentsQuery, IncidentsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Incidents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"open"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"Variable","name":{"kind":"Name","value":"open"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentRow_Incident"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, IncidentRow_Incident);

export const RecheckMailboxesDocument = /* @__PURE__ */ documentOf<RecheckMailboxesMutation, RecheckMailboxesMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecheckMailboxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"incidentId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"host"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recheckMailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"incidentId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"incidentId"}}},{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"host"},"value":{"kind":"Variable","name":{"kind":"Name","value":"host"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"until"},"arguments":[],"directives":[]}]}}]}});

export const KeysDocument = /* @__PURE__ */ documentOf<KeysQuery, KeysQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Keys"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyTable_KeyStatus"},"directives":[]}]}}]}}, KeyTable_KeyStatus);

export const RotateDataKeyDocument = /* @__PURE__ */ documentOf<RotateDataKeyMutation, RotateDataKeyMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateDataKey"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateDataKey"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyTable_KeyStatus"},"directives":[]}]}}]}}, KeyTable_KeyStatus);

export const ActOnMailboxesDocument = /* @__PURE__ */ documentOf<ActOnMailboxesMutation, ActOnMailboxesMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ActOnMailboxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxActionInput"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actOnMailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"directives":[]}]}}]}}, MailboxAction_MailboxAction);

export const CancelMailboxActionDocument = /* @__PURE__ */ documentOf<CancelMailboxActionMutation, CancelMailboxActionMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelMailboxAction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelMailboxAction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"directives":[]}]}}]}}, MailboxAction_MailboxAction);

export const CommitMailboxImportDocument = /* @__PURE__ */ documentOf<CommitMailboxImportMutation, CommitMailboxImportMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CommitMailboxImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"onlyReady"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commitMailboxImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"onlyReady"},"value":{"kind":"Variable","name":{"kind":"Name","value":"onlyReady"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxImport_MailboxImport"},"directives":[]}]}}]}}, MailboxImport_MailboxImport);

export const ConfirmMailHostsDocument = /* @__PURE__ */ documentOf<ConfirmMailHostsMutation, ConfirmMailHostsMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmMailHosts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmMailHosts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mailboxId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxSchedule_Mailbox"},"directives":[]}]}}]}}, MailboxState_Mailbox, MailboxForm_Mailbox, OAuthClientSelect_OAuthClient, NewMailServers_Mailbox, MailboxFindings_Mailbox, FieldNotes_Finding, MailboxSchedule_Mailbox);

export const CreateMailboxDocument = /* @__PURE__ */ documentOf<CreateMailboxMutation, CreateMailboxMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateMailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxInput"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createMailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"directives":[]}]}}]}}, MailboxState_Mailbox, MailboxForm_Mailbox, OAuthClientSelect_OAuthClient, NewMailServers_Mailbox, MailboxFindings_Mailbox, FieldNotes_Finding);

export const DeleteMailboxDocument = /* @__PURE__ */ documentOf<DeleteMailboxMutation, DeleteMailboxMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteMailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteMailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const DiscardMailboxImportDocument = /* @__PURE__ */ documentOf<DiscardMailboxImportMutation, DiscardMailboxImportMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DiscardMailboxImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discardMailboxImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const FleetDaysDocument = /* @__PURE__ */ documentOf<FleetDaysQuery, FleetDaysQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FleetDays"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fleetDays"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ok"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"failing"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"throttled"},"arguments":[],"directives":[]}]}}]}});

export const MailboxDocument = /* @__PURE__ */ documentOf<MailboxQuery, MailboxQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxSchedule_Mailbox"},"directives":[]}]}}]}}, MailboxState_Mailbox, MailboxForm_Mailbox, OAuthClientSelect_OAuthClient, NewMailServers_Mailbox, MailboxFindings_Mailbox, FieldNotes_Finding, MailboxSchedule_Mailbox);

export const MailboxActionChangedDocument = /* @__PURE__ */ documentOf<MailboxActionChangedSubscription, MailboxActionChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MailboxActionChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxActionChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"directives":[]}]}}]}}, MailboxAction_MailboxAction);

export const MailboxActionImpactDocument = /* @__PURE__ */ documentOf<MailboxActionImpactQuery, MailboxActionImpactQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxActionImpact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxActionInput"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxActionImpact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"names"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endedGrants"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"newHosts"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"newHostCount"},"arguments":[],"directives":[]}]}}]}});

export const MailboxActionResultsDocument = /* @__PURE__ */ documentOf<MailboxActionResultsQuery, MailboxActionResultsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxActionResults"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"outcome"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxActionOutcome"}}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxAction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"results"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"outcome"},"value":{"kind":"Variable","name":{"kind":"Name","value":"outcome"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"mailboxId"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"code"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}]}}, MailboxAction_MailboxAction);

export const MailboxActionsDocument = /* @__PURE__ */ documentOf<MailboxActionsQuery, MailboxActionsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxActions"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxActions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxAction_MailboxAction"},"directives":[]}]}}]}}]}}, MailboxAction_MailboxAction);

export const MailboxChangedDocument = /* @__PURE__ */ documentOf<MailboxChangedSubscription, MailboxChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MailboxChanged"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxChanged"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"directives":[]}]}}]}}, MailboxTable_Mailbox, MailboxState_Mailbox);

export const MailboxDaysDocument = /* @__PURE__ */ documentOf<MailboxDaysQuery, MailboxDaysQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxDays"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"createdAt"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"days"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"state"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"checks"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"ok"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"failing"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"throttled"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"averageMs"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"longestMs"},"arguments":[],"directives":[]}]}}]}}]}});

export const MailboxEditImpactDocument = /* @__PURE__ */ documentOf<MailboxEditImpactQuery, MailboxEditImpactQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxEditImpact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxPatch"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxEditImpact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"},"arguments":[],"directives":[]}]}}]}});

export const MailboxImportDocument = /* @__PURE__ */ documentOf<MailboxImportQuery, MailboxImportQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"outcome"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxImportOutcome"}}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxImport_MailboxImport"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"rows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"outcome"},"value":{"kind":"Variable","name":{"kind":"Name","value":"outcome"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"line"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxId"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}}]}}]}}]}}, MailboxImport_MailboxImport);

export const MailboxImportChangedDocument = /* @__PURE__ */ documentOf<MailboxImportChangedSubscription, MailboxImportChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MailboxImportChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxImportChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxImport_MailboxImport"},"directives":[]}]}}]}}, MailboxImport_MailboxImport);

export const MailboxPageChangedDocument = /* @__PURE__ */ documentOf<MailboxPageChangedSubscription, MailboxPageChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MailboxPageChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxSchedule_Mailbox"},"directives":[]}]}}]}}, MailboxState_Mailbox, MailboxForm_Mailbox, OAuthClientSelect_OAuthClient, NewMailServers_Mailbox, MailboxFindings_Mailbox, FieldNotes_Finding, MailboxSchedule_Mailbox);

export const MailboxRunsDocument = /* @__PURE__ */ documentOf<MailboxRunsQuery, MailboxRunsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MailboxRuns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunHistory_Run"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"trigger"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"startedBy"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTimeline_MailboxStateChange"},"directives":[]}]}}]}}]}}]}}, RunHistory_Run, MailboxTimeline_MailboxStateChange);

export const MailboxesDocument = /* @__PURE__ */ documentOf<MailboxesQuery, MailboxesQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mailboxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxStatus"}}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"host"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxOrder"}}},"defaultValue":{"kind":"EnumValue","value":"NAME"},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderDirection"}}},"defaultValue":{"kind":"EnumValue","value":"ASC"},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"host"},"value":{"kind":"Variable","name":{"kind":"Name","value":"host"}}},{"kind":"Argument","name":{"kind":"Name","value":"changedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}},{"kind":"Field","alias":{"kind":"Name","value":"failing"},"name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FAILING"}]}},{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"host"},"value":{"kind":"Variable","name":{"kind":"Name","value":"host"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, MailboxTable_Mailbox, MailboxState_Mailbox);

export const UpdateMailboxDocument = /* @__PURE__ */ documentOf<UpdateMailboxMutation, UpdateMailboxMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMailbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxPatch"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMailbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifUpdatedAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxState_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxForm_Mailbox"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxSchedule_Mailbox"},"directives":[]}]}}]}}, MailboxState_Mailbox, MailboxForm_Mailbox, OAuthClientSelect_OAuthClient, NewMailServers_Mailbox, MailboxFindings_Mailbox, FieldNotes_Finding, MailboxSchedule_Mailbox);

export const ConfirmEndpointsDocument = /* @__PURE__ */ documentOf<ConfirmEndpointsMutation, ConfirmEndpointsMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmEndpoints"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmEndpoints"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifUpdatedAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, SecretChange_OAuthClient, DiagnosisCard_Diagnosis);

export const ConfirmIssuerDocument = /* @__PURE__ */ documentOf<ConfirmIssuerMutation, ConfirmIssuerMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmIssuer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"issuer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmIssuer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"issuer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"issuer"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, SecretChange_OAuthClient, DiagnosisCard_Diagnosis);

export const CreateOAuthClientDocument = /* @__PURE__ */ documentOf<CreateOAuthClientMutation, CreateOAuthClientMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientInput"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOAuthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding);

export const DeleteOAuthClientDocument = /* @__PURE__ */ documentOf<DeleteOAuthClientMutation, DeleteOAuthClientMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteOAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOAuthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[]}]}});

export const DiscardNextClientSecretDocument = /* @__PURE__ */ documentOf<DiscardNextClientSecretMutation, DiscardNextClientSecretMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DiscardNextClientSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discardNextClientSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, SecretChange_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, DiagnosisCard_Diagnosis);

export const DropFormerClientSecretDocument = /* @__PURE__ */ documentOf<DropFormerClientSecretMutation, DropFormerClientSecretMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DropFormerClientSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dropFormerClientSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, SecretChange_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, DiagnosisCard_Diagnosis);

export const LintOAuthClientDocument = /* @__PURE__ */ documentOf<LintOAuthClientQuery, LintOAuthClientQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LintOAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientInput"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lintOAuthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FieldNotes_Finding"},"directives":[]}]}}]}}, FieldNotes_Finding);

export const NewOAuthClientDraftDocument = /* @__PURE__ */ documentOf<NewOAuthClientDraftMutation, NewOAuthClientDraftMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NewOAuthClientDraft"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newOAuthClientDraft"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"redirectUri"},"arguments":[],"directives":[]}]}}]}});

export const OAuthClientDocument = /* @__PURE__ */ documentOf<OAuthClientQuery, OAuthClientQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminConsent_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]}]}}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, SecretChange_OAuthClient, DiagnosisCard_Diagnosis, AdminConsent_OAuthClient, RunNotes_RunNote);

export const OAuthClientChangedDocument = /* @__PURE__ */ documentOf<OAuthClientChangedSubscription, OAuthClientChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OAuthClientChanged"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientTable_OAuthClient"},"directives":[]}]}}]}}, OAuthClientTable_OAuthClient, OAuthClientState_OAuthClient);

export const OAuthClientOptionsDocument = /* @__PURE__ */ documentOf<OAuthClientOptionsQuery, OAuthClientOptionsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClientOptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"chosen"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isChosen"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientSelect_OAuthClient"},"directives":[]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"chosen"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isChosen"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientSelect_OAuthClient"},"directives":[]}]}}]}}, OAuthClientSelect_OAuthClient);

export const OAuthClientPageChangedDocument = /* @__PURE__ */ documentOf<OAuthClientPageChangedSubscription, OAuthClientPageChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OAuthClientPageChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminConsent_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]}]}}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, SecretChange_OAuthClient, DiagnosisCard_Diagnosis, AdminConsent_OAuthClient, RunNotes_RunNote);

export const OAuthClientRunsDocument = /* @__PURE__ */ documentOf<OAuthClientRunsQuery, OAuthClientRunsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClientRuns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunHistory_Run"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}]}}, RunHistory_Run);

export const OAuthClientsDocument = /* @__PURE__ */ documentOf<OAuthClientsQuery, OAuthClientsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OAuthClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientStatus"}}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthProvider"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"host"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientOrder"}}},"defaultValue":{"kind":"EnumValue","value":"NAME"},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderDirection"}}},"defaultValue":{"kind":"EnumValue","value":"ASC"},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}},{"kind":"Argument","name":{"kind":"Name","value":"host"},"value":{"kind":"Variable","name":{"kind":"Name","value":"host"}}},{"kind":"Argument","name":{"kind":"Name","value":"changedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientTable_OAuthClient"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"endCursor"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"},"arguments":[],"directives":[]}]}}]}}, OAuthClientTable_OAuthClient, OAuthClientState_OAuthClient);

export const PromoteNextClientSecretDocument = /* @__PURE__ */ documentOf<PromoteNextClientSecretMutation, PromoteNextClientSecretMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PromoteNextClientSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keepFormerHours"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promoteNextClientSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"keepFormerHours"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keepFormerHours"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]}]}}]}}, SecretChange_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, DiagnosisCard_Diagnosis, OAuthClientState_OAuthClient);

export const SetNextClientSecretDocument = /* @__PURE__ */ documentOf<SetNextClientSecretMutation, SetNextClientSecretMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetNextClientSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"secret"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiresAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setNextClientSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"secret"},"value":{"kind":"Variable","name":{"kind":"Name","value":"secret"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiresAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiresAt"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, SecretChange_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, DiagnosisCard_Diagnosis);

export const TrySandboxDocument = /* @__PURE__ */ documentOf<TrySandboxMutation, TrySandboxMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TrySandbox"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trySandbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientTable_OAuthClient"},"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailboxTable_Mailbox"},"directives":[]}]}}]}}]}}, OAuthClientTable_OAuthClient, OAuthClientState_OAuthClient, MailboxTable_Mailbox, MailboxState_Mailbox);

export const UpdateOAuthClientDocument = /* @__PURE__ */ documentOf<UpdateOAuthClientMutation, UpdateOAuthClientMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OAuthClientPatch"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOAuthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifUpdatedAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifUpdatedAt"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientState_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OAuthClientForm_OAuthClient"},"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretChange_OAuthClient"},"directives":[]}]}}]}}, OAuthClientState_OAuthClient, OAuthClientForm_OAuthClient, SplitEndpoints_OAuthClient, ServerMetadata_OAuthClient, FieldNotes_Finding, SecretChange_OAuthClient, DiagnosisCard_Diagnosis);

export const ProviderGuideDocument = /* @__PURE__ */ documentOf<ProviderGuideQuery, ProviderGuideQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProviderGuide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"authorizeUrl"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scopes"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"guide"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"authorizeUrl"},"value":{"kind":"Variable","name":{"kind":"Name","value":"authorizeUrl"}}},{"kind":"Argument","name":{"kind":"Name","value":"scopes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scopes"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProviderGuide_GuideStep"},"directives":[]}]}}]}}]}}, ProviderGuide_GuideStep);

export const ProvidersDocument = /* @__PURE__ */ documentOf<ProvidersQuery, ProvidersQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Providers"},"variableDefinitions":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"hasTenant"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"tenantHint"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"accessTokenUrl"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"purpose"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"preset"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"scopeSeparator"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"clientAuthentication"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"authorizeParameters"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"incoming"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"protocol"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"port"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"security"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"guide"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProviderGuide_GuideStep"},"directives":[]}]}}]}}]}}, ProviderGuide_GuideStep);

export const CancelRunDocument = /* @__PURE__ */ documentOf<CancelRunMutation, CancelRunMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress_Run"},"directives":[]}]}}]}}, RunProgress_Run, RunStep_RunStep, DiagnosisCard_Diagnosis, RunNotes_RunNote);

export const RunDocument = /* @__PURE__ */ documentOf<RunQuery, RunQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Run"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress_Run"},"directives":[]}]}}]}}, RunProgress_Run, RunStep_RunStep, DiagnosisCard_Diagnosis, RunNotes_RunNote);

export const WatchRunDocument = /* @__PURE__ */ documentOf<WatchRunSubscription, WatchRunSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress_Run"},"directives":[]}]}}]}}, RunProgress_Run, RunStep_RunStep, DiagnosisCard_Diagnosis, RunNotes_RunNote);

export const ConsentAccountDocument = /* @__PURE__ */ documentOf<ConsentAccountQuery, ConsentAccountQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminConsent_OAuthClient"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"grant"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[],"directives":[]}]}},{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"address"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"username"},"arguments":[],"directives":[]}]}}]}}]}}]}}]}}, AdminConsent_OAuthClient, RunNotes_RunNote, DiagnosisCard_Diagnosis);

export const ConsentInvitationsDocument = /* @__PURE__ */ documentOf<ConsentInvitationsQuery, ConsentInvitationsQueryVariables>({"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentInvitations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentInvitations_OAuthClient"},"directives":[]}]}}]}}, ConsentInvitations_OAuthClient, ConsentInvitationRow_ConsentInvitation);

export const ConsentInvitationsChangedDocument = /* @__PURE__ */ documentOf<ConsentInvitationsChangedSubscription, ConsentInvitationsChangedSubscriptionVariables>({"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ConsentInvitationsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oauthClientChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentInvitations_OAuthClient"},"directives":[]}]}}]}}, ConsentInvitations_OAuthClient, ConsentInvitationRow_ConsentInvitation);

export const CreateConsentInvitationDocument = /* @__PURE__ */ documentOf<CreateConsentInvitationMutation, CreateConsentInvitationMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateConsentInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createConsentInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"oauthClientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oauthClientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"mailboxId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"invitation"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentInvitationRow_ConsentInvitation"},"directives":[]}]}}]}}]}}, ConsentInvitationRow_ConsentInvitation);

export const RevokeConsentInvitationDocument = /* @__PURE__ */ documentOf<RevokeConsentInvitationMutation, RevokeConsentInvitationMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeConsentInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeConsentInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConsentInvitationRow_ConsentInvitation"},"directives":[]}]}}]}}, ConsentInvitationRow_ConsentInvitation);

export const ValidateOAuthClientDocument = /* @__PURE__ */ documentOf<ValidateOAuthClientMutation, ValidateOAuthClientMutationVariables>({"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ValidateOAuthClient"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"directives":[]},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}},"directives":[]}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateOAuthClient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"mailboxId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mailboxId"}}}],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress_Run"},"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"oauthClient"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"arguments":[],"directives":[],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"kind"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[],"directives":[]},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[],"directives":[]}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorizationUrl"},"arguments":[],"directives":[]}]}}]}}, RunProgress_Run, RunStep_RunStep, DiagnosisCard_Diagnosis, RunNotes_RunNote);
