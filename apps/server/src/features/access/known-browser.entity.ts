import { Entity } from 'typeorm';
import { Digest, Id, Reference, Time } from '../../db/columns.js';

/**
 * A browser in which a person has signed in, told by a cookie that outlives the session: whoever guesses
 * passwords elsewhere cannot use up its tries (OWASP: device cookies). It opens nothing by itself.
 */
@Entity('known_browser')
export class KnownBrowser {
  @Id()
  id: string;

  @Reference()
  userId: string;

  /** One browser of several people has one cookie. */
  @Digest()
  tokenDigest: string;

  @Time()
  usedAt: Date;
}
