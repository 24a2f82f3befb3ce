import type { ImapCommand } from './imap-command.js';
import type { Box, Message } from './mailroom.js';
import { numbered, type OpenMailbox } from './open-mailbox.js';

/** `STORE 1:3 +FLAGS.SILENT (\Seen)` (RFC 9051 section 6.4.6). */
export function store(command: ImapCommand, open: OpenMailbox, byUid: boolean): string[] {
  const { tag, name, rest } = command;
  const [, set, sign = '', silent, list = ''] =
    /^(\S+)\s+([+-]?)FLAGS(\.SILENT)?\s+\(?([^()]*)\)?$/i.exec(rest) ?? [];
  if (set === undefined) return [`${tag} BAD Command Error. 11`];
  if (!open.writable) return [`${tag} NO [READ-ONLY] The mailbox was opened by EXAMINE.`];
  const flags = list.split(/\s+/).filter(Boolean);
  const lines = numbered(open, set, byUid).map(([number, message]) => {
    change(message, sign, flags);
    const uid = byUid ? `UID ${message.uid} ` : '';
    return `* ${number} FETCH (${uid}FLAGS (${[...message.flags].join(' ')}))`;
  });
  return [...(silent ? [] : lines), `${tag} OK ${name} completed.`];
}

function change({ flags }: Message, sign: string, named: string[]): void {
  if (sign === '') flags.clear();
  for (const flag of named) {
    if (sign === '-') flags.delete(flag);
    else flags.add(flag);
  }
}

/** Removes what is marked as deleted; the numbers are those at the moment of each line (RFC 9051 section 7.5.1). */
export function expunge(box: Box, open: OpenMailbox): string[] {
  if (!open.writable) return [];
  const gone = open.messages.filter(({ flags }) => flags.has('\\Deleted'));
  const numbers = gone.map((message) => open.messages.indexOf(message) + 1);
  const stays = (message: Message): boolean => !gone.includes(message);
  box.messages = box.messages.filter(stays);
  open.messages = open.messages.filter(stays);
  return numbers.reverse().map((number) => `* ${number} EXPUNGE`);
}
