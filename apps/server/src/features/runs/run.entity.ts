import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { Choice, Count, Id, Json, Reference, Text, Time } from '../../db/columns.js';
import { RunKindEnum, RunStatusEnum, RunTriggerEnum, StepStatusEnum } from '../../graphql/enums.js';
import { RunNoteKindEnum } from '../../graphql/run-note-enum.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import { Diagnosis } from '../diagnoses/diagnosis.entity.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { RunNote, RunNoteKind } from './run-note.js';
import type { RunKind, RunState, RunStatus, RunStepState, RunTrigger, StepStatus } from './run.js';

/** As JSON keeps it. */
export type StoredNote = Omit<RunNote, 'at'> & { at: string };

@ObjectType({
  description:
    'name is stable and machine-readable, such as imap.authenticate; title is for people.',
})
export class RunStep implements RunStepState {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  title: string;

  @Field(() => StepStatusEnum)
  status: StepStatus;

  @Field(() => Date, { nullable: true })
  startedAt: Date | null;

  @Field(() => Int, { nullable: true })
  durationMs: number | null;

  @Field(() => String, { nullable: true })
  detail: string | null;

  @Field(() => [String], {
    description: 'The conversation with the server, secrets removed as it was recorded.',
  })
  transcript: string[];
}

@ObjectType('RunNote', {
  description:
    'What came to the redirect URI without being an answer that Mailkey can trust: anybody can send a browser there. It ends nothing.',
})
export class RunNoteType implements RunNote {
  @Field(() => RunNoteKindEnum)
  kind: RunNoteKind;

  @Field(() => Boolean, {
    description:
      'It came back by a link of admin consent that Mailkey made; else nothing speaks for it.',
  })
  ownLink: boolean;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'What it means, and what to do next.' })
  text: string;

  @Field(() => String, {
    nullable: true,
    description: "As they came: a stranger's words, not checked, secrets removed.",
  })
  words: string | null;

  @Field(() => String, { nullable: true, description: 'The tenant that it claims to speak of.' })
  tenant: string | null;

  @Field(() => Diagnosis, { nullable: true, description: 'If the words are true.' })
  diagnosis: DiagnosisContent | null;

  @Field(() => Date)
  at: Date;
}

@Entity('run')
@Index('run_mailbox', ['mailboxId', 'startedAt'])
@Index('run_oauth_client', ['oauthClientId', 'startedAt'])
@ObjectType({
  implements: Node,
  description:
    'One validation of an OAuth client or one check of a mailbox, step by step. Always a full snapshot.',
})
export class Run extends Node implements RunState {
  @Id()
  override id: string;

  @Choice()
  @Field(() => RunKindEnum)
  kind: RunKind;

  @Choice()
  @Field(() => RunStatusEnum)
  status: RunStatus;

  @Choice()
  @Field(() => RunTriggerEnum)
  trigger: RunTrigger;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The person or the API key that wanted it, by name.',
  })
  startedBy: string | null;

  @Reference({ nullable: true })
  oauthClientId: string | null;

  @Reference({ nullable: true })
  mailboxId: string | null;

  @Text()
  @Field(() => String, {
    description: "One sentence; 'Connection Successful' where a check succeeded.",
  })
  message: string;

  @Column('text', { transformer: { to: JSON.stringify, from: readSteps } })
  @Field(() => [RunStep])
  steps: RunStepState[];

  @Json()
  @Field(() => [Diagnosis], {
    description: 'Ranked, most likely first; empty where nothing is wrong.',
  })
  diagnoses: DiagnosisContent[];

  @Column('text', { default: '[]', transformer: { to: JSON.stringify, from: readNotes } })
  @Field(() => [RunNoteType], {
    description: 'What came while it waited and proves nothing, the latest last.',
  })
  notes: readonly RunNote[];

  /** Counts the snapshots, so that a watcher sees each once and in order. */
  @Count()
  revision: number;

  @Time()
  @Field(() => Date)
  startedAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;
}

export const RunConnection = connectionType('Run', () => Run);

function readSteps(text: string): RunStepState[] {
  const steps = JSON.parse(text) as (Omit<RunStepState, 'startedAt'> & {
    startedAt: string | null;
  })[]; // written by this column
  return steps.map((step) => ({
    ...step,
    startedAt: step.startedAt === null ? null : new Date(step.startedAt),
  }));
}

function readNotes(text: string): RunNote[] {
  return (JSON.parse(text) as StoredNote[]).map(reviveNote); // written by this column
}

/** A note as it was read from JSON. */
export function reviveNote(note: StoredNote): RunNote {
  return { ...note, at: new Date(note.at) };
}
