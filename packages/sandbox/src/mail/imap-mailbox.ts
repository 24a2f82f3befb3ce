import { quoted, readWords, type ImapCommand } from './imap-command.js';
import { fetchMessage, marksAsRead, readItems } from './imap-fetch.js';
import { expunge, store } from './imap-flags.js';
import { search } from './imap-search.js';
import type { Box } from './mailroom.js';
import { numbered, type OpenMailbox } from './open-mailbox.js';

type Perform = (command: ImapCommand, box: Box, open: OpenMailbox) => string[];

/** What somebody who is in may do; each returns the lines to send. There is INBOX and nothing else. */
export const mailboxCommands: Record<string, Perform> = {
  NOOP: done,
  CHECK: done,
  NAMESPACE: (command) => ['* NAMESPACE (("" "/")) NIL NIL', ...done(command)],
  LIST: (command) => list(command, 'LIST'),
  LSUB: (command) => list(command, 'LSUB'),
  STATUS: status,
  SELECT: (command, box, open) => select(command, { box, open, writable: true }),
  EXAMINE: (command, box, open) => select(command, { box, open, writable: false }),
  CLOSE: close,
  UNSELECT: leave,
  FETCH: (command, _, open) => fetch(command, open, false),
  'UID FETCH': (command, _, open) => fetch(command, open, true),
  STORE: (command, _, open) => store(command, open, false),
  'UID STORE': (command, _, open) => store(command, open, true),
  SEARCH: (command, _, open) => search(command, open, false),
  'UID SEARCH': (command, _, open) => search(command, open, true),
  EXPUNGE: (command, box, open) => [...expunge(box, open), ...done(command)],
};

function done({ tag, name }: ImapCommand): string[] {
  return [`${tag} OK ${name} completed.`];
}

function list(command: ImapCommand, verb: string): string[] {
  const [, pattern = ''] = readWords(command.rest);
  const answer =
    pattern === ''
      ? `* ${verb} (\\Noselect) "/" ""`
      : /^(\*|%|inbox)$/i.test(pattern) && `* ${verb} (\\HasNoChildren) "/" INBOX`;
  return answer ? [answer, ...done(command)] : done(command);
}

function status(command: ImapCommand, { messages, nextUid }: Box): string[] {
  const [name = '', items = ''] = readWords(command.rest);
  if (name.toUpperCase() !== 'INBOX') return noSuchMailbox(command, name);
  const values: Record<string, number> = {
    MESSAGES: messages.length,
    RECENT: 0,
    UIDNEXT: nextUid,
    UIDVALIDITY: 1,
    UNSEEN: messages.filter(({ flags }) => !flags.has('\\Seen')).length,
  };
  const asked = items.toUpperCase().match(/\w+/g) ?? [];
  const known = asked.filter((item) => values[item] !== undefined);
  return [
    `* STATUS INBOX (${known.map((item) => `${item} ${values[item]}`).join(' ')})`,
    ...done(command),
  ];
}

function select(
  command: ImapCommand,
  { box, open, writable }: { box: Box; open: OpenMailbox; writable: boolean },
): string[] {
  const [name = ''] = readWords(command.rest);
  if (name.toUpperCase() !== 'INBOX') return noSuchMailbox(command, name);
  Object.assign(open, { messages: box.messages, writable });
  const flags = '\\Seen \\Answered \\Flagged \\Deleted \\Draft';
  return [
    `* ${box.messages.length} EXISTS`,
    '* 0 RECENT',
    `* FLAGS (${flags})`,
    `* OK [PERMANENTFLAGS (${writable ? flags : ''})] Flags are kept.`,
    '* OK [UIDVALIDITY 1] UIDs valid.',
    `* OK [UIDNEXT ${box.nextUid}] Predicted next UID.`,
    `${command.tag} OK [READ-${writable ? 'WRITE' : 'ONLY'}] ${command.name} completed.`,
  ];
}

/** CLOSE says nothing of what it removes (RFC 9051 section 6.4.1). */
function close(command: ImapCommand, box: Box, open: OpenMailbox): string[] {
  expunge(box, open);
  return leave(command, box, open);
}

function leave(command: ImapCommand, _: Box, open: OpenMailbox): string[] {
  open.messages = [];
  return done(command);
}

function fetch(command: ImapCommand, open: OpenMailbox, byUid: boolean): string[] {
  const [, set = '', what = ''] = /^(\S+)\s+(.*)$/s.exec(command.rest) ?? [];
  const items = readItems(what);
  if (byUid && !items.some((item) => item.toUpperCase() === 'UID')) items.unshift('UID');
  const reads = open.writable && items.some(marksAsRead);
  const lines = numbered(open, set, byUid).map(([number, message]) => {
    if (reads) message.flags.add('\\Seen');
    return `* ${number} FETCH (${fetchMessage(message, items)})`;
  });
  return [...lines, ...done(command)];
}

function noSuchMailbox({ tag }: ImapCommand, name: string): string[] {
  return [`${tag} NO [NONEXISTENT] ${quoted(name.slice(0, 100))} doesn't exist.`];
}
