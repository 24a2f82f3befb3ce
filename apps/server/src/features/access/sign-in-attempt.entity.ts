import { Entity } from 'typeorm';
import { Digest, Id, Time } from '../../db/columns.js';

/** One attempt to sign in, counted for an account or an address until the window is over. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @Id()
  id: string;

  /** Of the account or the address: nobody reads here who tried to get in. */
  @Digest()
  keyDigest: string;

  @Time()
  at: Date;
}
