import { Field, ID, InputType, Int } from 'type-graphql';
import {
  ConnectionSecurityEnum,
  IncomingProtocolEnum,
  MailboxAuthenticationEnum,
  type IncomingProtocol,
  type MailboxAuthentication,
} from '../../graphql/enums.js';
import type { ConnectionSecurity } from '../providers/provider.js';

@InputType()
abstract class MailServerInput {
  @Field(() => String)
  host: string;

  @Field(() => Int)
  port: number;

  @Field(() => ConnectionSecurityEnum)
  security: ConnectionSecurity;

  @Field(() => String, { nullable: true })
  username?: string | null;
}

@InputType()
export class IncomingServerInput extends MailServerInput {
  @Field(() => IncomingProtocolEnum)
  protocol: IncomingProtocol;
}

@InputType()
export class OutgoingServerInput extends MailServerInput {
  @Field(() => String, { nullable: true })
  fromAddress?: string | null;
}

@InputType()
export class MailboxInput {
  @Field(() => String)
  name: string;

  @Field(() => String)
  address: string;

  @Field(() => Boolean, { defaultValue: true })
  enabled: boolean;

  @Field(() => MailboxAuthenticationEnum, { defaultValue: 'OAUTH2' })
  authentication: MailboxAuthentication;

  @Field(() => String, { nullable: true, description: 'Write-only, for PASSWORD.' })
  password?: string | null;

  @Field(() => ID, { nullable: true })
  oauthClientId?: string | null;

  @Field(() => IncomingServerInput, {
    nullable: true,
    description: "Absent: taken from the OAuth client's provider. Null: none.",
  })
  incoming?: IncomingServerInput | null;

  @Field(() => OutgoingServerInput, { nullable: true })
  outgoing?: OutgoingServerInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often it is checked by itself: 5 to 1440; 15 when absent.',
  })
  checkEveryMinutes?: number | null;
}

@InputType({
  description:
    'A change: a field that is absent stays as it is; null removes a server or the client.',
})
export class MailboxPatch {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  address?: string | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => MailboxAuthenticationEnum, { nullable: true })
  authentication?: MailboxAuthentication | null;

  @Field(() => String, {
    nullable: true,
    description: 'Write-only, for PASSWORD. Absent or null: unchanged. Empty string: removed.',
  })
  password?: string | null;

  @Field(() => ID, { nullable: true })
  oauthClientId?: string | null;

  @Field(() => IncomingServerInput, { nullable: true })
  incoming?: IncomingServerInput | null;

  @Field(() => OutgoingServerInput, { nullable: true })
  outgoing?: OutgoingServerInput | null;

  @Field(() => Int, { nullable: true })
  checkEveryMinutes?: number | null;
}
