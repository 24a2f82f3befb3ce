import type { EntityManager } from 'typeorm';
import { sealedColumns } from '../db/columns.js';
import { DataKeyRow } from '../db/data-key.entity.js';
import { User } from '../features/access/user.entity.js';
import { Grant } from '../features/grants/grant.entity.js';
import { Revocation } from '../features/grants/revocation/revocation.entity.js';
import { Mailbox } from '../features/mailboxes/mailbox.entity.js';
import { mailboxStatus, neverChecked } from '../features/mailboxes/mailbox-status.js';
import { withStatus } from '../features/oauth-clients/changed-settings.js';
import { OAuthClient } from '../features/oauth-clients/oauth-client.entity.js';
import { noFormer, noNext } from '../features/oauth-clients/client-secrets.store.js';
import { AttemptRow } from '../features/validations/attempt.entity.js';

const REASON = 'Its secrets were lost with the key: enter the secret again and validate.';

/** Every sealed value goes, and whatever has no meaning without it; the settings stay. */
export async function giveUpSecrets(manager: EntityManager): Promise<void> {
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
}

function withoutSecret({ standing }: OAuthClient): Partial<OAuthClient> {
  const gone = {
    secretShape: 'absent' as const,
    secretId: null,
    secretSetAt: null,
    secretExpiresAt: null,
    ...noNext,
    ...noFormer,
    secretDroppedBecause: null,
  };
  return standing === 'NONE' ? gone : { ...gone, standing: 'ATTENTION', standingReason: REASON };
}
