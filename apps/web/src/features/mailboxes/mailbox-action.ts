import type {
  MailboxAction_MailboxActionFragment as Action,
  MailboxActionInput,
  MailboxActionKind,
  MailboxActionOutcome,
} from '@mailkey/schema';
import type { Tone } from '../../ui/tone.js';

/** Whom an action is for; how many match is told when it is ordered. */
export type Whom = Pick<MailboxActionInput, 'ids' | 'matching'>;

/** As many as the server takes one by one: more of them are matched. */
export const MOST_IDS = 500;

export const actionKinds: readonly {
  kind: MailboxActionKind;
  icon: string;
  /** Told whom it is for before it is done, as where one is acted on alone. */
  confirms?: boolean;
}[] = [
  { kind: 'CHECK', icon: 'i-lucide-refresh-cw' },
  { kind: 'ENABLE', icon: 'i-lucide-power' },
  { kind: 'DISABLE', icon: 'i-lucide-power-off' },
  { kind: 'MOVE', icon: 'i-lucide-arrow-right-left', confirms: true },
  { kind: 'DELETE', icon: 'i-lucide-trash-2', confirms: true },
];

const tones: Record<MailboxActionOutcome, Tone> = {
  WAITING: 'neutral',
  DONE: 'success',
  REFUSED: 'error',
  NOT_FOUND: 'warning',
  CANCELLED: 'neutral',
};
export const outcomeTone = (outcome: MailboxActionOutcome): Tone => tones[outcome];

/** What of the results is shown. */
export const resultFilters = {
  failures: ['REFUSED', 'NOT_FOUND', 'CANCELLED'],
  done: ['DONE'],
  waiting: ['WAITING'],
} as const satisfies Record<string, readonly MailboxActionOutcome[]>;
export type ResultFilter = keyof typeof resultFilters;

/** Of how many mailboxes one knows what has become of them. */
export const settledOf = ({ done, refused, notFound }: Action): number => done + refused + notFound;

export const isUnderWay = ({ status }: Pick<Action, 'status'>): boolean => status === 'UNDER_WAY';
