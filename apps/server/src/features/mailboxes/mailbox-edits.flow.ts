import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import { findRow } from '../../db/rows.js';
import { badInput, notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Requester, MailboxAddresses } from './mailbox-addresses.flow.js';
import {
  patchedMailboxSettings,
  settingsProblems,
  type MailboxRules,
  type MailboxSettings,
  type PasswordGiven,
} from './mailbox-settings.js';
import { Mailbox } from './mailbox.entity.js';
import type { MailboxPatch } from './mailbox.input.js';
import type { MailboxStore } from './mailbox.store.js';

export interface MailboxEditDependencies {
  mailboxes: MailboxStore;
  clients: Pick<OAuthClientStore, 'byId'>;
  events: Pick<Events, 'publish'>;
  rules: MailboxRules;
  addresses: MailboxAddresses;
  /** Called inside the transaction that deletes a mailbox or leads it to another client: its own grant goes. */
  revokeAll(manager: EntityManager, mailboxId: string): Promise<void>;
  /** Called inside the transaction after which what checks have found no longer counts: off, changed or deleted. */
  withdrawn(manager: EntityManager, mailboxId: string): Promise<void>;
}

/** One edit, as it is written. */
export interface MailboxEdit {
  id: string;
  patch: MailboxPatch;
  ifUpdatedAt?: Date | undefined;
  /** Written together with it: the names of the fields that it changes. */
  inTransaction?: (mailbox: Mailbox, fields: string[]) => Promise<void>;
}

export type MailboxEdits = ReturnType<typeof createMailboxEdits>;

/** What an edit and a deletion of a mailbox mean, for one of them as for each of many. */
export function createMailboxEdits(deps: MailboxEditDependencies) {
  const { mailboxes, clients, addresses, revokeAll, withdrawn } = deps;

  function changed(manager: EntityManager, id: string): void {
    afterCommit(manager, () => deps.events.publish('mailbox', id));
  }

  /** Throws BAD_USER_INPUT, by field. */
  async function judge(settings: MailboxSettings, password: PasswordGiven): Promise<void> {
    const { oauthClientId: id } = settings;
    const clientKnown = id !== null && (await clients.byId(id)) !== null;
    const problems = settingsProblems(settings, password, { ...deps.rules, clientKnown });
    if (problems.length > 0) throw badInput(problems);
  }

  /** What it would be; throws BAD_USER_INPUT. */
  async function judged(stored: Mailbox, patch: MailboxPatch): Promise<MailboxSettings> {
    const known = stored.sealedPassword !== null || stored.secretDroppedBecause !== null;
    const after = patchedMailboxSettings(stored, patch);
    await judge(after, { typed: patch.password, stored: known });
    return after;
  }

  /** In a transaction; throws NOT_FOUND and CONFLICT. Whoever calls it has had the edit judged. */
  async function update(
    manager: EntityManager,
    asked: Requester,
    { id, patch, ifUpdatedAt, inTransaction }: MailboxEdit,
  ): Promise<Mailbox> {
    changed(manager, id);
    return mailboxes.update(manager, { id, ifUpdatedAt }, async (current) => {
      const before = { ...current };
      const fields = mailboxes.applyPatch(current, patch);
      if (current.oauthClientId !== before.oauthClientId) await revokeAll(manager, id);
      if (!current.enabled || current.lastResult === 'UNCHECKED') await withdrawn(manager, id);
      await inTransaction?.(current, fields);
      await addresses.settle(manager, asked, { before, after: current });
    });
  }

  return {
    judge,
    judged,
    update,

    /** The same for one of many, judged as it is by now. Throws BAD_USER_INPUT as well. */
    async judgedUpdate(manager: EntityManager, asked: Requester, edit: MailboxEdit): Promise<void> {
      const stored = await findRow(manager, Mailbox, { id: edit.id });
      if (!stored) throw notFound('This mailbox');
      await judged(stored, edit.patch);
      await update(manager, asked, edit);
    },

    /** In a transaction; throws NOT_FOUND. */
    async remove(
      manager: EntityManager,
      id: string,
      inTransaction?: (mailbox: Mailbox) => Promise<void>,
    ): Promise<void> {
      changed(manager, id);
      await mailboxes.remove(manager, id, async (mailbox) => {
        await withdrawn(manager, id);
        await revokeAll(manager, id);
        await inTransaction?.(mailbox);
      });
    },
  };
}
