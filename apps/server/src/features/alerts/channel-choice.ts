import type { FieldProblem } from '../../lib/errors.js';
import { lineProblems } from '../../lib/line-problems.js';
import type { ChannelSettings, Wishes } from './channel.js';

/** What a person chooses of a channel. */
export type ChannelChoice = Omit<ChannelSettings, 'id'> & Wishes;

type Changes = {
  [K in keyof ChannelChoice]?: ChannelChoice[K] | null | undefined;
};

export interface ChannelRules {
  /** Why a URL may not be posted to, if so. */
  refusalOf: (url: string) => string | undefined;
  /** Why a mailbox cannot send, if so. */
  senderRefusal: (mailboxId: string) => Promise<string | undefined>;
}

const MOST_RECIPIENTS = 20;
const LONGEST_URL = 2000;

/** The choice after a change: what is absent or null stays. What the other type needs is dropped. */
export function changedChoice(current: ChannelChoice, changes: Changes): ChannelChoice {
  const { type } = current;
  const webhook = type === 'WEBHOOK';
  const recipients = (changes.recipients ?? current.recipients).map((one) => one.trim());
  return {
    type,
    name: (changes.name ?? current.name).trim(),
    enabled: changes.enabled ?? current.enabled,
    subjects: [...new Set(changes.subjects ?? current.subjects)].sort(),
    minimumSeverity: changes.minimumSeverity ?? current.minimumSeverity,
    url: webhook ? (changes.url ?? current.url)?.trim() || null : null,
    mailboxId: webhook ? null : (changes.mailboxId ?? current.mailboxId),
    recipients: webhook ? [] : [...new Set(recipients.filter((one) => one !== ''))],
  };
}

/** What is wrong with a choice, by field; empty where it may be stored. */
export async function choiceProblems(
  choice: ChannelChoice,
  rules: ChannelRules,
): Promise<FieldProblem[]> {
  return [
    ...nameProblems(choice.name),
    ...(choice.subjects.length === 0
      ? [problem('subjects', 'EMPTY', 'Choose at least one thing to tell of.')]
      : []),
    ...(choice.type === 'WEBHOOK'
      ? urlProblems(choice.url, rules)
      : [
          ...(await senderProblems(choice.mailboxId, rules)),
          ...recipientProblems(choice.recipients),
        ]),
  ];
}

function nameProblems(name: string): FieldProblem[] {
  if (!name) return [problem('name', 'EMPTY', 'A name is needed.')];
  return lineProblems('input.name', name, 200);
}

function urlProblems(url: string | null, { refusalOf }: ChannelRules): FieldProblem[] {
  if (!url) return [problem('url', 'EMPTY', 'An address to post to is needed.')];
  if (url.length > LONGEST_URL)
    return [problem('url', 'TOO_LONG', `At most ${LONGEST_URL} characters.`)];
  const refusal = refusalOf(url);
  return refusal ? [problem('url', 'NOT_ALLOWED', refusal)] : [];
}

async function senderProblems(
  mailboxId: string | null,
  { senderRefusal }: ChannelRules,
): Promise<FieldProblem[]> {
  if (!mailboxId) return [problem('mailboxId', 'EMPTY', 'Choose the mailbox that sends.')];
  const refusal = await senderRefusal(mailboxId);
  return refusal ? [problem('mailboxId', 'NOT_ALLOWED', refusal)] : [];
}

function recipientProblems(recipients: string[]): FieldProblem[] {
  if (recipients.length === 0)
    return [problem('recipients', 'EMPTY', 'Somebody to write to is needed.')];
  if (recipients.length > MOST_RECIPIENTS)
    return [problem('recipients', 'TOO_MANY', `At most ${MOST_RECIPIENTS} addresses.`)];
  const wrong = recipients.find((one) => !isAddress(one));
  return wrong === undefined
    ? []
    : [problem('recipients', 'NOT_AN_EMAIL', `${wrong.slice(0, 100)} is not an e-mail address.`)];
}

/** Stricter than RFC 5321: nothing that could be read as a second address. */
function isAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u.test(text)
  );
}

function problem(field: string, code: string, message: string): FieldProblem {
  return { path: `input.${field}`, code, message };
}
