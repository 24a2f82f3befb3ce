import { Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { DataKeyStateEnum, type DataKeyState } from '../../graphql/enums.js';
import type { DataKeyStore } from './data-key.store.js';
import type { KeyRotation } from './key-rotation.flow.js';
import type { SealedValueStore } from './sealed-value.store.js';

@ObjectType({ description: 'A key that seals stored secrets; its name, never the key.' })
class DataKey {
  @Field(() => String)
  kid: string;

  @Field(() => DataKeyStateEnum)
  state: DataKeyState;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Int, { description: 'Stored values that this key has sealed.' })
  sealedValues: number;
}

@ObjectType({ description: 'The keys at rest.' })
class KeyStatus {
  @Field(() => String, {
    description: 'A name for the key outside the database that wraps the data keys.',
  })
  fingerprint: string;

  @Field(() => [DataKey], { description: 'The latest hundred, the oldest first.' })
  dataKeys: DataKey[];

  @Field(() => Boolean, {
    description: 'Whether values are being sealed anew with the active key.',
  })
  rotating: boolean;
}

const MOST = 100;

export interface KeyDependencies {
  fingerprint: string;
  dataKeys: DataKeyStore;
  sealedValues: SealedValueStore;
  rotation: KeyRotation;
  audit: Audit;
}

@Resolver()
export class KeyResolver {
  constructor(private readonly deps: KeyDependencies) {}

  @Allow('ADMIN')
  @Query(() => KeyStatus)
  async keys(): Promise<KeyStatus> {
    const rows = (await this.deps.dataKeys.all()).slice(-MOST);
    const counted = rows.map(async ({ kid, state, createdAt }) => {
      return { kid, state, createdAt, sealedValues: await this.deps.sealedValues.count(kid) };
    });
    const dataKeys = await Promise.all(counted);
    const rotating = rows.some(({ state }) => state === 'DECRYPT');
    return { fingerprint: this.deps.fingerprint, dataKeys, rotating };
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => KeyStatus, {
    description:
      'Seals with a new data key from now on, and everything stored anew in the background.',
  })
  async rotateDataKey(@Ctx() context: Context): Promise<KeyStatus> {
    const entry = auditEntry(context, 'data-key.rotate', { subject: { kind: 'data-key' } });
    await this.deps.rotation.rotate((manager) => this.deps.audit.record(manager, entry));
    return this.keys();
  }
}
