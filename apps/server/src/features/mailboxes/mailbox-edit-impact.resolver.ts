import { Arg, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { notFound } from '../../lib/errors.js';
import { dropsPassword } from './mailbox-password.store.js';
import { patchedMailboxSettings } from './mailbox-settings.js';
import { MailboxPatch } from './mailbox.input.js';
import type { MailboxStore } from './mailbox.store.js';
import { dropsPasswordReason } from './password-origin.js';

@ObjectType({ description: 'What an edit of a mailbox would do to its password.' })
class MailboxEditImpact {
  @Field(() => Boolean, {
    description:
      'Whether it removes the stored password: a server would be another one than it was typed for, and none is typed with the edit.',
  })
  dropsPassword: boolean;

  @Field(() => String, { nullable: true, description: 'Why, and what to do: two sentences.' })
  reason: string | null;
}

/** Told before an edit is saved, while it can still be thought over. */
@Resolver()
export class MailboxEditImpactResolver {
  constructor(private readonly mailboxes: Pick<MailboxStore, 'byId'>) {}

  @Allow('MANAGE')
  @Query(() => MailboxEditImpact)
  async mailboxEditImpact(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => MailboxPatch) patch: MailboxPatch,
  ): Promise<MailboxEditImpact> {
    const mailbox = await this.mailboxes.byId(id);
    if (!mailbox) throw notFound('This mailbox');
    const drops = dropsPassword(mailbox, patch);
    const after = patchedMailboxSettings(mailbox, patch);
    return { dropsPassword: drops, reason: drops ? dropsPasswordReason(mailbox, after) : null };
  }
}
