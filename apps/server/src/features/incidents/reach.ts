import {
  among,
  needingHost,
  oauthMailboxes,
  oneMailbox,
  type MailboxSet,
} from '../mailboxes/mailbox-set.js';

/** Those of them that somebody expects to work: switched on, and so is what they sign in with. */
export const expectedToWork = (of: MailboxSet): MailboxSet =>
  among(
    of,
    `"mailbox"."enabled" AND NOT EXISTS (SELECT 1 FROM "oauth_client"
      WHERE "oauth_client"."id" = "mailbox"."oauthClientId" AND NOT "oauth_client"."enabled")`,
  );

/** What mailboxes sign in with: one's own grant, the client's for all others (null), or either (absent). */
export interface SharedSignIn {
  oauthClientId: string;
  mailboxId?: string | null;
}

/** Who signs in with it. */
export function signingIn({ oauthClientId, mailboxId }: SharedSignIn): MailboxSet {
  const all = oauthMailboxes(oauthClientId);
  if (mailboxId) return among(all, oneMailbox(mailboxId).where, mailboxId);
  if (mailboxId === undefined) return all;
  return among(
    all,
    `NOT EXISTS (SELECT 1 FROM "oauth_grant" WHERE "oauth_grant"."mailboxId" = "mailbox"."id"
      AND "oauth_grant"."oauthClientId" = "mailbox"."oauthClientId")`,
  );
}

/** Those of them whose login was refused. */
export const refusedOf = (signIn: SharedSignIn): MailboxSet =>
  among(signingIn(signIn), '"mailbox"."refusedLogins" > 0');

/** Those that the open incidents of a client affect. */
export const mailboxesSigningInWith = (oauthClientId: string): MailboxSet => ({
  where: `"mailbox"."id" IN (SELECT "link"."mailboxId" FROM "incident" "one"
    JOIN "incident_mailbox" "link" ON "link"."incidentId" = "one"."id" AND "link"."leftAt" IS NULL
    WHERE "one"."oauthClientId" = ? AND "one"."closedAt" IS NULL)`,
  values: [oauthClientId],
});

const IN_TROUBLE = `EXISTS (SELECT 1 FROM "incident_mailbox" "link"
  WHERE "link"."mailboxId" = "mailbox"."id" AND "link"."leftAt" IS NULL)`;

/** A server may serve thousands: those that are due last would tell no sooner than by themselves. */
const MOST = 100;

interface Need {
  causeKey: string;
  host: string | null;
  oauthClientId: string | null;
}

/** Mailboxes that need what an incident is about and are in no trouble that is known. */
export function atRisk({ causeKey, host, oauthClientId }: Need): MailboxSet {
  const needing =
    host === null
      ? { where: '"mailbox"."oauthClientId" = ?', values: [oauthClientId ?? ''] }
      : among(needingHost(host), `(${SERVERS.map(isCause).join(' OR ')})`, causeKey, causeKey);
  const { where, values } = among(needing, `"mailbox"."enabled" AND NOT ${IN_TROUBLE}`);
  return {
    where: `"mailbox"."id" IN (SELECT "mailbox"."id" FROM "mailbox" WHERE ${where}
      ORDER BY "mailbox"."nextCheckAt" LIMIT ${MOST})`,
    values,
  };
}

const SERVERS = ['incoming', 'outgoing'];

/** As `serverKey` writes it; servers are stored as JSON. */
const isCause = (column: string): string => {
  const of = (field: string) => `json_extract("mailbox"."${column}", '$.${field}')`;
  return `'server:' || ${of('host')} || ':' || ${of('port')} = ?`;
};

/** Mailboxes that need a host, ought to work, and are in no trouble that is known. */
export const untroubled = (host: string): MailboxSet =>
  expectedToWork(among(needingHost(host), `NOT ${IN_TROUBLE}`));
