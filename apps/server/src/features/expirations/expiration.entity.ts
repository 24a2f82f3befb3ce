import { Field, ID, ObjectType } from 'type-graphql';
import { ActorEnum, SeverityEnum } from '../../graphql/enums.js';
import { ExpirationCertaintyEnum, ExpirationKindEnum } from '../../graphql/expiration-enums.js';
import { connectionType } from '../../graphql/pagination.js';
import type { DiagnosisActor, DiagnosisSeverity } from '../diagnoses/diagnosis.js';
import type { ExpirationCertainty, ExpirationContent, ExpirationKind } from './expiration.js';

@ObjectType({ description: 'Something that will end, or has ended and is still in use.' })
export class Expiration implements ExpirationContent {
  @Field(() => ID)
  id: string;

  @Field(() => ExpirationKindEnum)
  kind: ExpirationKind;

  @Field(() => Date)
  endsAt: Date;

  @Field(() => ExpirationCertaintyEnum)
  certainty: ExpirationCertainty;

  @Field(() => String, { description: 'What ends and of whom; without the date.' })
  title: string;

  @Field(() => String, { description: 'What it means, and where the date comes from.' })
  detail: string;

  @Field(() => [String], { description: 'What to do, step by step.' })
  fix: string[];

  @Field(() => ActorEnum, { description: 'Who has to act.' })
  actor: DiagnosisActor;

  @Field(() => SeverityEnum, {
    description: 'ERROR: a week is left, or nothing. WARNING: a month.',
  })
  severity: DiagnosisSeverity;

  @Field(() => String, { nullable: true, description: 'The mail server, for its certificate.' })
  host?: string;

  subject: string;

  oauthClientId?: string;

  mailboxId?: string;
}

export const ExpirationConnection = connectionType('Expiration', () => Expiration);
