import { Entity, Index } from 'typeorm';
import { Id, Reference, Text, Time } from '../../db/columns.js';

/** Somebody who may has said that the tokens of this client may go to this mail server. */
@Entity('confirmed_mail_host')
@Index('confirmed_mail_host_once', ['oauthClientId', 'tokenOrigin', 'place'], { unique: true })
export class ConfirmedMailHost {
  @Id()
  id: string;

  @Reference()
  oauthClientId: string;

  /** Where the tokens came from when it was confirmed: those of another provider do not count. */
  @Text()
  tokenOrigin: string;

  /** `host:port`, in the spelling of the network. */
  @Text()
  place: string;

  /** A person's address or a key's name; null where it was in use before anybody was asked. */
  @Text({ nullable: true })
  confirmedBy: string | null;

  @Time()
  confirmedAt: Date;
}
