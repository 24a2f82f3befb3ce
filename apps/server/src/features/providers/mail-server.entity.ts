import { Field, Int, ObjectType } from 'type-graphql';
import {
  ConnectionSecurityEnum,
  IncomingProtocolEnum,
  type IncomingProtocol,
} from '../../graphql/enums.js';
import type { ConnectionSecurity } from './provider.js';

const LOGIN =
  'The login sent to the server: the mailbox address unless set (a shared mailbox, an alias).';

@ObjectType()
abstract class MailServer {
  @Field(() => String)
  host: string;

  @Field(() => Int)
  port: number;

  @Field(() => ConnectionSecurityEnum)
  security: ConnectionSecurity;

  @Field(() => String, { nullable: true, description: LOGIN })
  username?: string | null;
}

@ObjectType()
export class IncomingServer extends MailServer {
  @Field(() => IncomingProtocolEnum)
  protocol: IncomingProtocol;
}

@ObjectType()
export class OutgoingServer extends MailServer {
  @Field(() => String, { nullable: true })
  fromAddress?: string | null;
}
