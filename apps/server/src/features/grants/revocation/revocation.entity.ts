import { Entity, Index } from 'typeorm';
import {
  Choice,
  Count,
  Flag,
  Id,
  Json,
  Reference,
  Sealed,
  Text,
  Time,
  Words,
} from '../../../db/columns.js';
import { urlOrigin } from '../../oauth-clients/token-origin.js';
import type { BasicEncoding, ClientAuthentication } from '../../providers/provider.js';
import type { Identity } from '../../token-endpoint/identity.js';
import type { Revocable } from './revocation.js';

const endpointOrigin = ({ revocationUrl }: Revocation): string => urlOrigin(revocationUrl);

/**
 * A grant that Mailkey has forgotten and the provider not yet: written in the transaction that ends
 * the grant, deleted in the one that tells what the provider made of it. It has all that the request
 * needs, since client and mailbox may be gone by then.
 */
@Entity('revocation')
@Index('revocation_due', ['nextAttemptAt'])
@Index('revocation_client', ['oauthClientId'])
export class Revocation {
  @Id()
  id: string;

  /** The row of the grant that was. */
  @Reference()
  endedGrantId: string;

  @Reference()
  oauthClientId: string;

  @Text()
  clientName: string;

  @Reference({ nullable: true })
  mailboxId: string | null;

  /** Whose it was. */
  @Json()
  identity: Identity;

  @Text()
  revocationUrl: string;

  /** Host and port of `revocationUrl`. */
  @Text()
  host: string;

  /** Where the tokens came from: who else holds tokens of that host under the same client id. */
  @Text()
  tokenHost: string;

  /** The provider ends with one grant all that the app holds of the account. */
  @Flag()
  endsAccount: boolean;

  @Sealed(endpointOrigin)
  sealedToken: string | null;

  @Choice()
  hint: Revocable['hint'];

  @Text()
  clientId: string;

  @Sealed(endpointOrigin)
  sealedClientSecret: string | null;

  @Choice()
  clientAuthentication: ClientAuthentication;

  @Choice({ nullable: true })
  basicEncoding: BasicEncoding | null;

  @Count()
  tries: number;

  @Time()
  nextAttemptAt: Date;

  /** What the last try came to, secrets masked. */
  @Words({ nullable: true })
  lastFailure: string | null;

  @Time()
  createdAt: Date;
}
