import { insteadOfPassword, passwordSmtp } from '../../providers/password-smtp.js';
import type { Ending } from '../expiration.js';
import type { Seen, SeenPasswordSender } from '../seen.js';

/** Mailboxes that send with a password at Exchange Online, which ends in two steps: the next one is told. */
export function passwordSmtpEndings({ passwordSenders, now }: Seen): Ending[] {
  const { offByDefaultAt, endsAt } = passwordSmtp;
  return passwordSenders.flatMap((mailbox) =>
    now < offByDefaultAt
      ? [offByDefault(mailbox, offByDefaultAt)]
      : [offByDefault(mailbox, offByDefaultAt), ended(mailbox, endsAt)],
  );
}

const common = ({ id }: SeenPasswordSender) => ({
  certainty: 'ESTIMATED' as const,
  fix: [insteadOfPassword.oauth, insteadOfPassword.inside],
  actor: 'TENANT_ADMIN' as const,
  mailboxId: id,
});

function offByDefault(mailbox: SeenPasswordSender, endsAt: Date): Ending {
  return {
    ...common(mailbox),
    subject: `${mailbox.id}.default`,
    endsAt,
    title: `Sending with a password from ${mailbox.name}`,
    detail: `Microsoft switches it off by default at the end of December 2026 (${mailbox.host}). An administrator of the tenant may switch it on again; the final end is announced for the second half of 2027.`,
  };
}

function ended(mailbox: SeenPasswordSender, endsAt: Date): Ending {
  return {
    ...common(mailbox),
    subject: `${mailbox.id}.final`,
    endsAt,
    title: `Sending with a password from ${mailbox.name}, for good`,
    detail: `Microsoft has announced the final end for the second half of 2027 without a day; this is the first one (${mailbox.host}). From then on nobody can switch it on again.`,
  };
}
