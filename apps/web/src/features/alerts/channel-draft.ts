import type {
  AlertChannelInput,
  AlertChannelItem_AlertChannelFragment as Channel,
  AlertChannelType,
  AlertSubject,
  Severity,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';

export interface ChannelDraft {
  type: AlertChannelType;
  name: string;
  enabled: boolean;
  subjects: AlertSubject[];
  minimumSeverity: Severity;
  url: string;
  mailboxId: string | undefined;
  /** One on each line. */
  recipients: string;
}

export const allSubjects: AlertSubject[] = ['INCIDENTS', 'RECOVERIES', 'EXPIRATIONS', 'ACCESS'];

export function draftOf(channel: Channel | null): ChannelDraft {
  return {
    type: channel?.type ?? 'WEBHOOK',
    name: channel?.name ?? '',
    enabled: channel?.enabled ?? true,
    subjects: [...(channel?.subjects ?? allSubjects)],
    minimumSeverity: channel?.minimumSeverity ?? 'INFO',
    url: channel?.url ?? '',
    mailboxId: channel?.mailbox?.id,
    recipients: channel?.recipients.join('\n') ?? '',
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is missing, by field; the rest the server judges. */
export function channelGaps(draft: ChannelDraft): Record<string, Message> {
  const webhook = draft.type === 'WEBHOOK';
  const missing: [string, boolean][] = [
    ['name', !draft.name.trim()],
    ['subjects', draft.subjects.length === 0],
    ['url', webhook && !draft.url.trim()],
    ['mailboxId', !webhook && !draft.mailboxId],
    ['recipients', !webhook && !linesOf(draft.recipients).length],
  ];
  const gaps = missing.filter(([, lacks]) => lacks);
  return Object.fromEntries(gaps.map(([field]) => [field, { key: `alerts.need.${field}` }]));
}

export function channelInput(draft: ChannelDraft): AlertChannelInput {
  const { type, enabled, subjects, minimumSeverity } = draft;
  const shared = { type, name: draft.name.trim(), enabled, subjects, minimumSeverity };
  return type === 'WEBHOOK'
    ? { ...shared, url: draft.url.trim() }
    : { ...shared, mailboxId: draft.mailboxId, recipients: linesOf(draft.recipients) };
}
