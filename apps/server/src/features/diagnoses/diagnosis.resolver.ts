import { Arg, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { ActorEnum, OAuthProviderEnum, SeverityEnum, StageEnum } from '../../graphql/enums.js';
import type { Clock } from '../../lib/clock.js';
import { badInput } from '../../lib/errors.js';
import { catalogue, type CatalogueEntry } from './catalogue.js';
import { diagnoseText } from './diagnose-text.js';
import { Diagnosis } from './diagnosis.entity.js';
import type { DiagnosisActor, DiagnosisSeverity } from './diagnosis.js';
import type { ClientFacts, MailboxFacts, ProviderName, Stage } from './facts.js';

const LONGEST_TEXT = 32 * 1024;

@ObjectType({ description: 'One entry of the catalogue of everything that Mailkey can diagnose.' })
class DiagnosisInfo implements CatalogueEntry {
  @Field(() => String)
  code: string;

  @Field(() => StageEnum)
  stage: Stage;

  @Field(() => SeverityEnum)
  severity: DiagnosisSeverity;

  @Field(() => String)
  title: string;

  @Field(() => String)
  cause: string;

  @Field(() => ActorEnum)
  actor: DiagnosisActor;
}

interface SignedIn {
  /** The account of the grant behind it. */
  signedIn?: string;
}

/** Whose values are filled in; clients and mailboxes live above this feature. */
export interface DiagnosisDependencies {
  client(
    id: string,
  ): Promise<(SignedIn & { facts: ClientFacts; provider: ProviderName }) | undefined>;
  mailbox(
    id: string,
  ): Promise<(SignedIn & { facts: MailboxFacts; oauthClientId: string | null }) | undefined>;
  clock: Clock;
}

@Resolver()
export class DiagnosisResolver {
  constructor(private readonly deps: DiagnosisDependencies) {}

  @Allow('READ')
  @Query(() => [DiagnosisInfo])
  diagnosisCatalogue(): DiagnosisInfo[] {
    return catalogue();
  }

  @Allow('READ')
  @Query(() => [Diagnosis], {
    description:
      'Diagnoses pasted text of up to 32 KiB; tokens and secrets in it are masked before anything else.',
  })
  async diagnoseText(
    @Arg('text', () => String) text: string,
    @Arg('stage', () => StageEnum, { nullable: true }) stage?: Stage,
    @Arg('provider', () => OAuthProviderEnum, { nullable: true }) provider?: ProviderName,
    @Arg('oauthClientId', () => ID, { nullable: true }) oauthClientId?: string,
    @Arg('mailboxId', () => ID, { nullable: true }) mailboxId?: string,
  ): Promise<Diagnosis[]> {
    if (Buffer.byteLength(text) > LONGEST_TEXT) {
      throw badInput([{ path: 'text', code: 'TOO_LONG', message: 'Paste at most 32 KiB.' }]);
    }
    const mailbox = mailboxId ? await this.deps.mailbox(mailboxId) : undefined;
    const clientId = oauthClientId ?? mailbox?.oauthClientId;
    const client = clientId ? await this.deps.client(clientId) : undefined;
    return diagnoseText({
      text,
      stage: stage ?? undefined,
      provider: provider ?? client?.provider,
      client: client?.facts,
      mailbox: mailbox?.facts,
      signedIn: mailbox ? mailbox.signedIn : client?.signedIn,
      now: this.deps.clock(),
    });
  }
}
