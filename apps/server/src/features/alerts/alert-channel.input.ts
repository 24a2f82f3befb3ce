import { Field, ID, InputType } from 'type-graphql';
import { AlertChannelTypeEnum, AlertSubjectEnum } from '../../graphql/alert-enums.js';
import { SeverityEnum } from '../../graphql/enums.js';
import type { DiagnosisSeverity } from '../diagnoses/diagnosis.js';
import type { AlertChannelType, AlertSubject } from './channel.js';

@InputType()
export class AlertChannelInput {
  @Field(() => AlertChannelTypeEnum)
  type: AlertChannelType;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { defaultValue: true })
  enabled: boolean;

  @Field(() => [AlertSubjectEnum], {
    defaultValue: ['INCIDENTS', 'RECOVERIES', 'EXPIRATIONS', 'ACCESS'],
  })
  subjects: AlertSubject[];

  @Field(() => SeverityEnum, { defaultValue: 'INFO' })
  minimumSeverity: DiagnosisSeverity;

  @Field(() => String, { nullable: true, description: 'WEBHOOK: an https URL.' })
  url?: string | null;

  @Field(() => ID, { nullable: true, description: 'EMAIL: the mailbox that sends.' })
  mailboxId?: string | null;

  @Field(() => [String], { nullable: true, description: 'EMAIL: whom it writes to.' })
  recipients?: string[] | null;
}

@InputType({ description: 'A change: what is absent or null stays as it is.' })
export class AlertChannelPatch {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => [AlertSubjectEnum], { nullable: true })
  subjects?: AlertSubject[] | null;

  @Field(() => SeverityEnum, { nullable: true })
  minimumSeverity?: DiagnosisSeverity | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => ID, { nullable: true })
  mailboxId?: string | null;

  @Field(() => [String], { nullable: true })
  recipients?: string[] | null;
}
