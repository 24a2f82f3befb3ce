import type { EntityManager } from 'typeorm';
import { sealedColumns } from '../db/columns.js';
import { DataKeyRow } from '../db/data-key.entity.js';
import { connect } from '../db/data-source.js';
import { takeInstanceLock } from '../db/instance-lock.js';
import { User } from '../features/access/user.entity.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { Grant } from '../features/grants/grant.entity.js';
import { Revocation } from '../features/grants/revocation/revocation.entity.js';
import { Mailbox } from '../features/mailboxes/mailbox.entity.js';
import { mailboxStatus, neverChecked } from '../features/mailboxes/mailbox-status.js';
import { withStatus } from '../features/oauth-clients/changed-settings.js';
import { OAuthClient } from '../features/oauth-clients/oauth-client.entity.js';
import { noFormer, noNext } from '../features/oauth-clients/client-secrets.store.js';
import { AttemptRow } from '../features/validations/attempt.entity.js';
import { systemClock } from '../lib/clock.js';
import { stored } from '../stored.js';
import { DONE, WRONG_USE, type Command } from './command.js';

const REASON = 'Its secrets were lost with the key: enter the secret again and validate.';

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
    await source.transaction(giveUpSecrets);
  } finally {
    await source.destroy();
    await unlock();
  }
  say('Every stored secret is gone. The next start makes a new key where none is: back it up.');
  return DONE;
};

async function giveUpSecrets(manager: EntityManager): Promise<void> {
  await manager.createQueryBuilder().delete().from(Grant).execute();
  await manager.createQueryBuilder().delete().from(Revocation).execute();
  await manager.update(AttemptRow, { status: 'pending' }, { status: 'void' });
  for (const { entity, property } of sealedColumns)
    await manager
      .createQueryBuilder()
      .update(entity as new () => object) // the registry holds classes
      .set({ [property]: null })
      .execute();
  await manager
    .createQueryBuilder()
    .update(User)
    .set({ totpEnabledAt: null, totpStep: null })
    .execute();
  for (const client of await manager.find(OAuthClient))
    await manager.save(withStatus(Object.assign(client, withoutSecret(client))));
  for (const mailbox of await manager.findBy(Mailbox, { authentication: 'PASSWORD' })) {
    Object.assign(mailbox, neverChecked, { passwordSetAt: null, secretDroppedBecause: null });
    await manager.save(Object.assign(mailbox, { status: mailboxStatus(mailbox) }));
  }
  await manager.createQueryBuilder().update(DataKeyRow).set({ state: 'RETIRED' }).execute();
  await auditOf(manager);
}

function withoutSecret({ standing }: OAuthClient): Partial<OAuthClient> {
  const gone = {
    ...{ secretShape: 'absent' as const, secretId: null, secretSetAt: null, secretExpiresAt: null },
    ...{ ...noNext, ...noFormer, secretDroppedBecause: null },
  };
  return standing === 'NONE' ? gone : { ...gone, standing: 'ATTENTION', standingReason: REASON };
}

function auditOf(manager: EntityManager): Promise<void> {
  const inside = () => Promise.reject(new Error('inside one already'));
  const database = {
    read: manager,
    ...{ transaction: inside, shared: inside, append: inside },
    commits: () => 0,
    close: () => Promise.resolve(),
  };
  return createAuditStore({ database, clock: systemClock }).record(manager, {
    actor: { kind: 'system', name: 'command line' },
    action: 'keys.reset',
    subject: { kind: 'data-key' },
  });
}
