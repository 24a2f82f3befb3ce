import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Id, Json, Reference, Sealed, Text, Time } from '../../../db/columns.js';
import {
  MailboxImportOutcomeEnum,
  MailboxImportStatusEnum,
} from '../../../graphql/import-enums.js';
import { Node } from '../../../graphql/node.js';
import { connectionType } from '../../../graphql/pagination.js';
import type { Requester } from '../mailbox-addresses.flow.js';
import type { MailboxSettings } from '../mailbox-settings.js';
import { passwordOrigin } from '../password-origin.js';
import type { CellProblem, ImportOutcome, ImportStatus } from './mailbox-import.js';

/** A file of mailboxes: staged for an hour, and told of for a week once it is done. */
@Entity('mailbox_import')
@Index('mailbox_import_status', ['status', 'orderedAt'])
@Index('mailbox_import_owner', ['ownerId', 'status', 'begunAt'])
@ObjectType('MailboxImport', {
  implements: Node,
  description:
    'Mailboxes from a file, for whoever has sent it: staged for an hour, and told of for a week once it is done.',
})
export class MailboxImport extends Node {
  @Id()
  override id: string;

  /** The person or the API key that has sent it: it is there for nobody else. */
  @Reference()
  ownerId: string;

  /** Who has ordered it, with the rights that were judged then. */
  @Json({ nullable: true })
  asked: Requester | null;

  @Choice()
  @Field(() => MailboxImportStatusEnum)
  status: ImportStatus;

  @Count()
  @Field(() => Int, { description: 'Rows of the file, blank ones and the header left out.' })
  total: number;

  @Count()
  @Field(() => Int, { description: 'Rows that will be created.' })
  ready: number;

  @Count()
  @Field(() => Int)
  problems: number;

  @Count()
  @Field(() => Int)
  twice: number;

  @Count()
  @Field(() => Int)
  existing: number;

  @Count()
  @Field(() => Int)
  created: number;

  @Count()
  @Field(() => Int)
  refused: number;

  @Json()
  @Field(() => [String], { description: 'Headings that nobody knows: their cells are left out.' })
  unknownColumns: string[];

  @Json()
  @Field(() => [String], {
    description:
      'Mail servers (host:port) that are new to an OAuth client: to commit confirms that its tokens may go there.',
  })
  newServers: string[];

  @Time()
  begunAt: Date;

  /** Null: its rows are not all there yet, and nobody sees it. */
  @Time({ nullable: true })
  @Field(() => Date)
  stagedAt: Date | null;

  @Time({ nullable: true })
  orderedAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  endedAt: Date | null;

  @Time({ nullable: true })
  @Index('mailbox_import_expiry')
  @Field(() => Date, {
    nullable: true,
    description: 'When it goes by itself; null while it is under way.',
  })
  expiresAt: Date | null;
}

@ObjectType('MailboxImportProblem')
export class MailboxImportProblem implements CellProblem {
  @Field(() => String, {
    description: 'As in MailboxInput, such as incoming.host; empty: the whole row.',
  })
  field: string;

  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'What is wrong and how to fix it.' })
  message: string;
}

@Entity('mailbox_import_row')
@Index('mailbox_import_row_line', ['importId', 'line', 'id'])
@Index('mailbox_import_row_outcome', ['importId', 'outcome', 'line', 'id'])
@ObjectType('MailboxImportRow', { implements: Node })
export class MailboxImportRow extends Node {
  @Id()
  override id: string;

  @Reference()
  importId: string;

  @Count()
  @Field(() => Int, { description: 'Of the file, from 1: where the row begins.' })
  line: number;

  @Text()
  @Field(() => String)
  name: string;

  @Text()
  @Field(() => String)
  address: string;

  @Choice()
  @Field(() => MailboxImportOutcomeEnum)
  outcome: ImportOutcome;

  @Json()
  @Field(() => [MailboxImportProblem])
  problems: CellProblem[];

  /** Of a row that is ready; it and the password are gone when the row is done. */
  @Json({ nullable: true })
  settings: MailboxSettings | null;

  @Sealed<MailboxImportRow>(({ settings }) => passwordOrigin(settings ?? NOWHERE))
  sealedPassword: string | null;

  @Reference({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'CREATED: the mailbox that it has become; else the one that has its address already.',
  })
  mailboxId: string | null;
}

const NOWHERE = { incoming: null, outgoing: null };

export const MailboxImportRowConnection = connectionType(
  'MailboxImportRow',
  () => MailboxImportRow,
);
