import type { EntityManager } from 'typeorm';
import { connect } from '../db/data-source.js';
import { takeInstanceLock } from '../db/instance-lock.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { systemClock } from '../lib/clock.js';
import { stored } from '../stored.js';
import { giveUpSecrets } from './lost-secrets.store.js';
import { DONE, WRONG_USE, type Command } from './command.js';

/**
 * For who has lost the key: every sealed value is given up, the settings stay. Clients need their
 * secret and a new consent, mailboxes their password, people with a second factor set it up again.
 */
export const keysReset: Command = async ({ config, say }, words) => {
  if (!words.includes('--i-lost-the-key')) {
    say('This gives up every stored secret. If the key is truly lost: keys reset --i-lost-the-key');
    return WRONG_USE;
  }
  const unlock = await takeInstanceLock(config.databasePath);
  const source = await connect(config.databasePath, stored);
  try {
    await source.transaction(async (manager) => {
      await giveUpSecrets(manager);
      await auditOf(manager);
    });
  } finally {
    await source.destroy();
    await unlock();
  }
  say('Every stored secret is gone. The next start makes a new key where none is: back it up.');
  return DONE;
};

function auditOf(manager: EntityManager): Promise<void> {
  const inside = () => Promise.reject(new Error('inside one already'));
  const database = {
    read: manager,
    transaction: inside,
    shared: inside,
    append: inside,
    commits: () => 0,
    answers: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return createAuditStore({ database, clock: systemClock }).record(manager, {
    actor: { kind: 'system', name: 'command line' },
    action: 'keys.reset',
    subject: { kind: 'data-key' },
  });
}
