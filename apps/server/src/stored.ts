import type { Schema } from './db/data-source.js';
import { DataKeyRow } from './db/data-key.entity.js';
import { Foundation1767225600000 } from './db/migrations/sqlite/1767225600000-foundation.js';
import { ApiKey } from './features/access/api-key.entity.js';
import { AdminNotice } from './features/access/admin-notice.entity.js';
import { OneTimeLink } from './features/access/one-time-link.entity.js';
import { SignInAttempt } from './features/access/sign-in-attempt.entity.js';
import { Access1767227400000 } from './db/migrations/sqlite/1767227400000-access.js';
import { KnownBrowser } from './features/access/known-browser.entity.js';
import { Session } from './features/access/session.entity.js';
import { User } from './features/access/user.entity.js';
import { GrantsAndAttempts1767225700000 } from './db/migrations/sqlite/1767225700000-grants-and-attempts.js';
import { Grant } from './features/grants/grant.entity.js';
import { Revocation } from './features/grants/revocation/revocation.entity.js';
import { Revocations1767226700000 } from './db/migrations/sqlite/1767226700000-revocations.js';
import { WaitingConsent } from './features/grants/waiting-consent.entity.js';
import { WaitingConsents1767227500000 } from './db/migrations/sqlite/1767227500000-waiting-consents.js';
import { ManyConsents1767227600000 } from './db/migrations/sqlite/1767227600000-many-consents.js';
import { EndedByEdit1767227610000 } from './db/migrations/sqlite/1767227610000-ended-by-edit.js';
import { OddAnswers1767227700000 } from './db/migrations/sqlite/1767227700000-odd-answers.js';
import { RepeatedRefusals1767227701000 } from './db/migrations/sqlite/1767227701000-repeated-refusals.js';
import { Habits1767227710000 } from './db/migrations/sqlite/1767227710000-habits.js';
import { ServerMetadata1767227720000 } from './db/migrations/sqlite/1767227720000-server-metadata.js';
import { RunNotes1767227740000 } from './db/migrations/sqlite/1767227740000-run-notes.js';
import { ConsentInvitation } from './features/validations/consent-invitation.entity.js';
import { ConsentInvitations1767227741000 } from './db/migrations/sqlite/1767227741000-consent-invitations.js';
import { EndedInvitations1767227745000 } from './db/migrations/sqlite/1767227745000-ended-invitations.js';
import { SignInWays1767227750000 } from './db/migrations/sqlite/1767227750000-sign-in-ways.js';
import { RefusedLogins1767227752000 } from './db/migrations/sqlite/1767227752000-refused-logins.js';
import { AttemptRow } from './features/validations/attempt.entity.js';
import { AuditArchive } from './features/audit/audit-archive.entity.js';
import { AuditArchive1767227010000 } from './db/migrations/sqlite/1767227010000-audit-archive.js';
import { AuditEvent } from './features/audit/audit-event.entity.js';
import { Audit1767225800000 } from './db/migrations/sqlite/1767225800000-audit.js';
import { People1767225900000 } from './db/migrations/sqlite/1767225900000-people.js';
import { ManyGrants1767226000000 } from './db/migrations/sqlite/1767226000000-many-grants.js';
import { GrantUpkeep1767226200000 } from './db/migrations/sqlite/1767226200000-grant-upkeep.js';
import { AlertChannel } from './features/alerts/alert-channel.entity.js';
import { AlertDelivery } from './features/alerts/alert-delivery.entity.js';
import { Alerts1767226500000 } from './db/migrations/sqlite/1767226500000-alerts.js';
import { GrantSubject1767226600000 } from './db/migrations/sqlite/1767226600000-grant-subject.js';
import { Mailbox } from './features/mailboxes/mailbox.entity.js';
import { MailboxKeys } from './features/mailboxes/mailbox-keys.entity.js';
import { OAuthClientKeys } from './features/oauth-clients/client-keys.entity.js';
import { Incident } from './features/incidents/incident.entity.js';
import { IncidentReminders1767226800000 } from './db/migrations/sqlite/1767226800000-incident-reminders.js';
import { BoundSecrets1767227100000 } from './db/migrations/sqlite/1767227100000-bound-secrets.js';
import { SlidingGrants1767226900000 } from './db/migrations/sqlite/1767226900000-sliding-grants.js';
import { AuditTimes1767227000000 } from './db/migrations/sqlite/1767227000000-audit-times.js';
import { KeyOpenings1767227300000 } from './db/migrations/sqlite/1767227300000-key-openings.js';
import { IncidentMailbox } from './features/incidents/incident-mailbox.entity.js';
import { MailboxAction, MailboxActionItem } from './features/mailboxes/mailbox-action.entity.js';
import { MailboxActions1767227757000 } from './db/migrations/sqlite/1767227757000-mailbox-actions.js';
import {
  MailboxImport,
  MailboxImportRow,
} from './features/mailboxes/imports/mailbox-import.entity.js';
import { MailboxImports1767227759000 } from './db/migrations/sqlite/1767227759000-mailbox-imports.js';
import { MailboxStateChange } from './features/mailboxes/mailbox-history.entity.js';
import { ScheduleAndIncidents1767226300000 } from './db/migrations/sqlite/1767226300000-schedule-and-incidents.js';
import { MailCertificate } from './features/mailboxes/mail-certificate.entity.js';
import { FleetDay, MailboxDays } from './features/mailboxes/mailbox-days.entity.js';
import { MailboxDays1767227758000 } from './db/migrations/sqlite/1767227758000-mailbox-days.js';
import { ActionLists1767227760000 } from './db/migrations/sqlite/1767227760000-action-lists.js';
import { RenamedClients1767227760001 } from './db/migrations/sqlite/1767227760001-renamed-clients.js';
import { PagesOfLists1767227761000 } from './db/migrations/sqlite/1767227761000-pages-of-lists.js';
import { EndsInOrder1767227761001 } from './db/migrations/sqlite/1767227761001-ends-in-order.js';
import { ImportRowsInOrder1767227765000 } from './db/migrations/sqlite/1767227765000-import-rows-in-order.js';
import { SweptByEnd1767227766000 } from './db/migrations/sqlite/1767227766000-swept-by-end.js';
import { ConfirmedMailHost } from './features/mailboxes/confirmed-mail-host.entity.js';
import { ConfirmedMailHosts1767227200000 } from './db/migrations/sqlite/1767227200000-confirmed-mail-hosts.js';
import { CalendarFeed } from './features/expirations/calendar-feed.entity.js';
import { ExpirationReminder } from './features/expirations/reminder.entity.js';
import { SecretChange1767226100000 } from './db/migrations/sqlite/1767226100000-secret-change.js';
import { Expirations1767226400000 } from './db/migrations/sqlite/1767226400000-expirations.js';
import { CertificateChain1767227753000 } from './db/migrations/sqlite/1767227753000-certificate-chain.js';
import { SetsInSql1767227754000 } from './db/migrations/sqlite/1767227754000-sets-in-sql.js';
import { SortedLists1767227756000 } from './db/migrations/sqlite/1767227756000-sorted-lists.js';
import { OAuthClientReservation } from './features/oauth-clients/client-draft.entity.js';
import { OAuthClient } from './features/oauth-clients/oauth-client.entity.js';
import { Batch } from './features/batches/batch.entity.js';
import { Run } from './features/runs/run.entity.js';

/** Everything that is stored: one line for each table, one for each migration, in order. */
export const stored: Schema = {
  entities: [
    DataKeyRow,
    User,
    Session,
    OneTimeLink,
    AdminNotice,
    SignInAttempt,
    KnownBrowser,
    ApiKey,
    Run,
    OAuthClient,
    OAuthClientReservation,
    Batch,
    Mailbox,
    MailboxStateChange,
    MailboxDays,
    FleetDay,
    MailboxAction,
    MailboxActionItem,
    MailboxImport,
    MailboxImportRow,
    ConfirmedMailHost,
    Incident,
    IncidentMailbox,
    Grant,
    Revocation,
    WaitingConsent,
    AttemptRow,
    ConsentInvitation,
    AuditEvent,
    AuditArchive,
    MailCertificate,
    ExpirationReminder,
    CalendarFeed,
    AlertChannel,
    AlertDelivery,
  ],
  migrations: [
    Foundation1767225600000,
    GrantsAndAttempts1767225700000,
    Audit1767225800000,
    People1767225900000,
    ManyGrants1767226000000,
    SecretChange1767226100000,
    GrantUpkeep1767226200000,
    ScheduleAndIncidents1767226300000,
    Expirations1767226400000,
    Alerts1767226500000,
    GrantSubject1767226600000,
    Revocations1767226700000,
    IncidentReminders1767226800000,
    SlidingGrants1767226900000,
    AuditTimes1767227000000,
    AuditArchive1767227010000,
    BoundSecrets1767227100000,
    ConfirmedMailHosts1767227200000,
    KeyOpenings1767227300000,
    Access1767227400000,
    WaitingConsents1767227500000,
    ManyConsents1767227600000,
    EndedByEdit1767227610000,
    OddAnswers1767227700000,
    RepeatedRefusals1767227701000,
    Habits1767227710000,
    ServerMetadata1767227720000,
    RunNotes1767227740000,
    ConsentInvitations1767227741000,
    EndedInvitations1767227745000,
    SignInWays1767227750000,
    RefusedLogins1767227752000,
    CertificateChain1767227753000,
    SetsInSql1767227754000,
    SortedLists1767227756000,
    MailboxActions1767227757000,
    MailboxDays1767227758000,
    MailboxImports1767227759000,
    ActionLists1767227760000,
    RenamedClients1767227760001,
    PagesOfLists1767227761000,
    EndsInOrder1767227761001,
    ImportRowsInOrder1767227765000,
    SweptByEnd1767227766000,
  ],
  subscribers: [MailboxKeys, OAuthClientKeys],
};
