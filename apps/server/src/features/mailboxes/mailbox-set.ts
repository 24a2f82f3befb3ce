/** Mailboxes as the database finds them, however many: a condition on the table and its values. Nothing is loaded. */
export interface MailboxSet {
  where: string;
  values: readonly (string | number)[];
}

export const oneMailbox = (id: string): MailboxSet => ({
  where: '"mailbox"."id" = ?',
  values: [id],
});

/** Those that use a client, however they sign in. */
export const mailboxesOfClient = (oauthClientId: string): MailboxSet => ({
  where: '"mailbox"."oauthClientId" = ?',
  values: [oauthClientId],
});

/** Those that sign in by OAuth with a client. */
export const oauthMailboxes = (oauthClientId: string): MailboxSet => ({
  where: `"mailbox"."oauthClientId" = ? AND "mailbox"."authentication" = 'OAUTH2'`,
  values: [oauthClientId],
});

/** Those that need a host, on whatever port. */
export const needingHost = (host: string): MailboxSet => ({
  where: '("mailbox"."checkHost" = ? OR "mailbox"."sendHost" = ?)',
  values: [host, host],
});

/** Those of a set for which something more is true. */
export function among(
  { where, values }: MailboxSet,
  more: string,
  ...given: readonly (string | number)[]
): MailboxSet {
  return { where: `${where} AND ${more}`, values: [...values, ...given] };
}

/** The statement that finds their ids. */
export const idsOf = ({ where }: MailboxSet): string =>
  `SELECT "mailbox"."id" FROM "mailbox" WHERE ${where}`;
