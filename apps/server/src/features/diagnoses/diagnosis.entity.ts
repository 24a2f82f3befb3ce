import { Field, ObjectType } from 'type-graphql';
import { ActorEnum, CertaintyEnum, SeverityEnum, StageEnum } from '../../graphql/enums.js';
import type {
  DiagnosisActor,
  Certainty,
  DiagnosisContent,
  DiagnosisSeverity,
} from './diagnosis.js';
import type { Stage } from './facts.js';

/** The GraphQL face of a diagnosis; stored inside its run. */
@ObjectType({ description: 'The cause of a failure and how to fix it.' })
export class Diagnosis implements DiagnosisContent {
  @Field(() => String, {
    description:
      "Closed list, kebab-case, such as redirect-uri-mismatch; 'unknown' where nothing matched.",
  })
  code: string;

  @Field(() => StageEnum)
  stage: Stage;

  @Field(() => SeverityEnum)
  severity: DiagnosisSeverity;

  @Field(() => CertaintyEnum)
  certainty: Certainty;

  @Field(() => String)
  title: string;

  @Field(() => String)
  cause: string;

  @Field(() => [String], {
    description: "Steps, in order, with this client's and mailbox's own values filled in.",
  })
  fix: string[];

  @Field(() => [String], {
    description: 'Commands to copy (Exchange Online PowerShell, az), with own values filled in.',
  })
  commands: string[];

  @Field(() => ActorEnum, { description: 'Who has to act.' })
  actor: DiagnosisActor;

  @Field(() => Boolean, { description: 'Whether trying again later may help without any change.' })
  retryable: boolean;

  @Field(() => [String], { description: 'What the server said, secrets removed.' })
  evidence: string[];

  @Field(() => String, { nullable: true })
  docsUrl?: string;
}
