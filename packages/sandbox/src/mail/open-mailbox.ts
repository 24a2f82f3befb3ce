import { readSequence } from './imap-command.js';
import type { Message } from './mailroom.js';

/** What SELECT has opened, by sequence number; empty before. */
export interface OpenMailbox {
  messages: Message[];
  /** False after EXAMINE. */
  writable: boolean;
}

/** The messages that a set names, each with its sequence number; `*` is the last of either kind. */
export function numbered(
  { messages }: OpenMailbox,
  set: string,
  byUid: boolean,
): [number: number, message: Message][] {
  const highest = byUid ? (messages.at(-1)?.uid ?? 0) : messages.length;
  const wanted = readSequence(set, highest);
  return messages.flatMap((message, index) =>
    wanted(byUid ? message.uid : index + 1) ? [[index + 1, message]] : [],
  );
}
