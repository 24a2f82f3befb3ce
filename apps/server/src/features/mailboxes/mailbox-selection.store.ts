import type { EntityManager } from 'typeorm';
import { idsOfAll } from '../../db/sorted-list.js';
import { searchedFor } from '../../db/text-search.js';
import { badInput, UserError, type FieldProblem } from '../../lib/errors.js';
import { countOf } from './client-mailboxes.store.js';
import { mailboxesInWords, MOST } from './mailbox-action.js';
import type { MailboxActionInput } from './mailbox-action.input.js';
import { wantedMailboxes } from './mailbox-list.js';
import type { MailboxSet } from './mailbox-set.js';
import type { TokenUser } from './mail-places.js';
import { unknownClient } from './mailbox-settings.js';

export interface Selection {
  of: MailboxSet;
  /** Those that were named, each once. */
  ids: readonly string[];
}

/** Whom an action is for; throws BAD_USER_INPUT. `known`: the client that it names is there. */
export function selected(input: MailboxActionInput, known: boolean): Selection {
  const ids = [...new Set(input.ids ?? [])];
  const problems = [...selectionProblems(input, ids), ...clientProblems(input, known)];
  if (problems.length > 0) throw badInput(problems);
  if (!input.matching)
    return {
      of: {
        where: '"mailbox"."id" IN (SELECT "value" FROM json_each(?))',
        values: [JSON.stringify(ids)],
      },
      ids,
    };
  const { search } = input.matching;
  const { sql, values } = idsOfAll(wantedMailboxes(input.matching, searchedFor(search)));
  return { of: { where: `"mailbox"."id" IN (${sql})`, values }, ids };
}

/** How many they are; throws BAD_USER_INPUT where they are more than one action is for. */
export async function countSelected(read: EntityManager, of: MailboxSet): Promise<number> {
  const count = await countOf(read, of, MOST.mailboxes + 1);
  if (count <= MOST.mailboxes) return count;
  throw badInput([
    {
      path: 'input.matching',
      code: 'TOO_MANY',
      message: `At most ${MOST.mailboxes} mailboxes at once: narrow the filter.`,
    },
  ]);
}

/** Nobody acts on what they have not seen: throws CONFLICT where the list is another one by now. */
export function refuseOtherCount(count: number, { matching }: MailboxActionInput): void {
  if (matching && matching.expected !== count)
    throw new UserError(
      'CONFLICT',
      `The list has changed: ${mailboxesInWords(count)} match now, not ${matching.expected}. Look at it again.`,
    );
}

/** Where the servers of a mailbox are, as a statement gives it. */
export interface ServerPlaces {
  incomingHost: string | null;
  incomingPort: number;
  outgoingHost: string | null;
  outgoingPort: number;
}

/** The servers that would get the tokens of another client, each pair of them once. */
export async function serversOf(
  read: EntityManager,
  { where, values }: MailboxSet,
  oauthClientId: string,
): Promise<TokenUser[]> {
  const of = (column: string, field: string) => `json_extract("${column}", '$.${field}')`;
  const rows = await read.query<ServerPlaces[]>(
    `SELECT DISTINCT ${of('incoming', 'host')} AS "incomingHost", ${of('incoming', 'port')} AS "incomingPort",
      ${of('outgoing', 'host')} AS "outgoingHost", ${of('outgoing', 'port')} AS "outgoingPort"
      FROM "mailbox" WHERE ${where} AND "authentication" = 'OAUTH2' AND "oauthClientId" IS NOT ?`,
    [...values, oauthClientId],
  );
  return rows.map((row) => asTokenUser(row, oauthClientId));
}

export function asTokenUser(row: ServerPlaces, oauthClientId: string | null): TokenUser {
  const { incomingHost, incomingPort, outgoingHost, outgoingPort } = row;
  return {
    authentication: 'OAUTH2',
    oauthClientId,
    incoming: incomingHost === null ? null : { host: incomingHost, port: incomingPort },
    outgoing: outgoingHost === null ? null : { host: outgoingHost, port: outgoingPort },
  };
}

function selectionProblems({ matching: all }: MailboxActionInput, ids: string[]): FieldProblem[] {
  const problem = (code: string, message: string) => [{ path: 'input.ids', code, message }];
  if (all ? ids.length > 0 : ids.length === 0)
    return problem('EMPTY', 'Name the mailboxes, by ids or by what they match: one of both.');
  return ids.length > MOST.ids
    ? problem('TOO_MANY', `At most ${MOST.ids} ids in one request: more of them are matched.`)
    : [];
}

function clientProblems({ kind, oauthClientId }: MailboxActionInput, known: boolean) {
  const problem = (code: string, message: string) => [
    { path: 'input.oauthClientId', code, message },
  ];
  if (kind !== 'MOVE')
    return oauthClientId ? problem('NOT_ALLOWED', 'Only MOVE leads to another OAuth client.') : [];
  if (!oauthClientId) return problem('EMPTY', 'Choose the OAuth client that they get.');
  return known ? [] : [unknownClient];
}
