import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { ListArgs } from '../../graphql/pagination.js';
import { ApiKey } from '../access/api-key.entity.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { opens } from './opens.js';
import { ApiKeyOpening, MailboxReach } from './reach.entity.js';
import type { ReachFlow } from './reach.flow.js';
import { mayOpen, reachOf } from './reach.js';
import { listSlice } from '../../db/pages/list-page.js';

@Resolver(() => Mailbox)
export class ReachOfMailboxResolver {
  constructor(private readonly reach: Pick<ReachFlow, 'holding'>) {}

  @FieldResolver(() => MailboxReach, {
    description:
      'What a token that is handed out for it opens. SHARED and APPLICATION need sharedAccess in the API key.',
  })
  async reachOfTokens(@Root() mailbox: Mailbox): Promise<MailboxReach> {
    const holding = await this.reach.holding(mailbox);
    const kind = reachOf(mailbox, holding);
    return { kind, opens: opens(mailbox, holding), grantId: holding?.grant.id ?? null };
  }
}

const FORMER =
  'This key was made before keys were kept to their mailboxes: it takes whatever grant a mailbox uses, also one that opens others. Make a new key for the program, then revoke this one.';

/** Puts on API keys, which lie below this feature, what they open. */
@Resolver(() => ApiKey)
export class OpeningsOfApiKeyResolver {
  constructor(
    private readonly reach: Pick<ReachFlow, 'holding'>,
    private readonly lists: Pick<MailboxLists, 'byId'>,
  ) {}

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it should be replaced: it was made under the former rule of TOKENS.',
  })
  warning(@Root() { scopes, openings }: ApiKey): string | null {
    return scopes.includes('TOKENS') && openings === null ? FORMER : null;
  }

  @FieldResolver(() => [ApiKeyOpening], {
    description: 'For TOKENS: what it opens, for each of its mailboxes that exist.',
  })
  async opens(@Root() key: ApiKey, @Args(() => ListArgs) page: ListArgs): Promise<ApiKeyOpening[]> {
    if (!key.scopes.includes('TOKENS')) return [];
    const mailboxes = await this.mailboxesBehind(key, page);
    return Promise.all(mailboxes.map((mailbox) => this.openingOf(key, mailbox)));
  }

  /** Those that exist, a page of ids at a time. */
  private async mailboxesBehind({ mailboxIds }: ApiKey, page: ListArgs): Promise<Mailbox[]> {
    const found: Mailbox[] = [];
    const all = mailboxIds.map((id) => ({ id }));
    for (let after = page.after; found.length < page.first;) {
      const some = listSlice(all, { ...page, after });
      const listed = await Promise.all(some.map(({ id }) => this.lists.byId(id)));
      found.push(...listed.filter((mailbox) => mailbox !== null));
      if (some.length < page.first) break;
      after = some.at(-1)?.id;
    }
    return found.slice(0, page.first);
  }

  private async openingOf({ openings }: ApiKey, mailbox: Mailbox): Promise<ApiKeyOpening> {
    const holding = await this.reach.holding(mailbox);
    return {
      mailboxId: mailbox.id,
      name: mailbox.name,
      kind: reachOf(mailbox, holding),
      opens: opens(mailbox, holding),
      permitted: holding !== undefined && mayOpen(openings, mailbox, holding),
    };
  }
}
