import type { Api } from './api.js';
import { importDrives, importRows } from './import-drives.js';
import { changeBehindItsBack } from './behind-its-back.js';
import { eventually } from './moving-clock.js';

type Ask = (field: string) => Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of GraphQL

interface Ids {
  sandboxMailbox: string;
  action: string;
}

/** Orders for many mailboxes, and the end of one: what the audit log tells of them. */
export const actionDrives = (
  ask: Ask,
  ids: Ids,
  { database, api }: { database: () => string; api: () => Api },
) => ({
  ...importDrives(ask, api),
  actOnMailboxes: {
    action: 'mailbox.check-many',
    drive: async () => {
      const input = `{ kind: CHECK, ids: ["${ids.sandboxMailbox}"] }`;
      ids.action = (await ask(`actOnMailboxes(input: ${input}) { id }`)).id;
    },
  },
  cancelMailboxAction: {
    action: 'mailbox.cancel-many',
    drive: async () => {
      // Once it is over, else its own end could come after this.
      const again = `UPDATE "mailbox_action" SET "status" = 'UNDER_WAY'
        WHERE "id" = '${ids.action}' AND "status" <> 'UNDER_WAY'`;
      const rows = async () => ({ rows: await changeBehindItsBack(database(), again) });
      await eventually(rows, { rows: 1 });
      return ask(`cancelMailboxAction(id: "${ids.action}") { id }`);
    },
  },
});

/** Who may order what for many, and watch it. */
export const actionRows = <Asker extends string>(
  { readers, operators, managers }: Record<'readers' | 'operators' | 'managers', readonly Asker[]>,
  nobody: string,
) => {
  const id = () => `(id: "${nobody}")`;
  const input = (kind: string) => () => `(input: { kind: ${kind}, ids: ["${nobody}"] })`;
  return {
    ...importRows(managers, nobody),
    'Query.mailboxAction': { allowed: readers, args: id },
    'Query.mailboxActions': { allowed: readers },
    'Query.mailboxActionImpact, check': { allowed: operators, args: input('CHECK') },
    'Query.mailboxActionImpact, delete': { allowed: managers, args: input('DELETE') },
    'Mutation.actOnMailboxes, check': { allowed: operators, args: input('CHECK') },
    'Mutation.actOnMailboxes, delete': { allowed: managers, args: input('DELETE') },
    'Mutation.cancelMailboxAction': { allowed: operators, args: id },
    'Subscription.mailboxActionChanged': { allowed: readers, args: id },
  };
};

/** What the queries about actions are asked for. */
export const actionArguments = (mailboxId: string) => ({
  mailboxAction: { id: '"none"' },
  mailboxActionImpact: { input: `{ kind: DELETE, ids: ["${mailboxId}"] }` },
});
