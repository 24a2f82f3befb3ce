import { Field, ID, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Id, Reference, Time } from '../../db/columns.js';

/** An id promised to somebody who is still typing, so that the redirect URI is known before the first save. */
@Entity('oauth_client_draft')
export class OAuthClientReservation {
  @Id()
  id: string;

  @Reference()
  reservedBy: string;

  @Time()
  expiresAt: Date;
}

@ObjectType({
  description:
    'An id reserved for a client that is still being typed, so that its redirect URI is known before the first save.',
})
export class OAuthClientDraft {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  redirectUri: string;
}
