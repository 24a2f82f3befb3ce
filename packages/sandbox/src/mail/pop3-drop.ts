import type { Box, Message } from './mailroom.js';

/** What a session sees of a box: as it was at the login, with numbers that stay (RFC 1939 section 4). */
export interface Drop {
  messages: Message[];
  deleted: Set<Message>;
  /** Removes what was deleted: at QUIT, and not when the connection breaks. */
  empty(): void;
}

export function openDrop(box: Box | undefined): Drop {
  const deleted = new Set<Message>();
  return {
    messages: box?.messages ?? [],
    deleted,
    empty() {
      if (box) box.messages = box.messages.filter((message) => !deleted.has(message));
    },
  };
}

interface Command {
  name: string;
  words: string[];
}

/** The commands of the TRANSACTION state; the lines to send. */
export function performInside(drop: Drop, { name, words }: Command): string[] {
  const left = drop.messages.filter((message) => !drop.deleted.has(message));
  const sum = `${left.length} ${left.reduce((octets, one) => octets + octetsOf(one), 0)}`;
  if (name === 'NOOP') return ['+OK'];
  if (name === 'STAT') return [`+OK ${sum}`];
  if (name === 'RSET') {
    drop.deleted.clear();
    return ['+OK'];
  }
  const values = { LIST: octetsOf, UIDL: ({ uid }: Message) => uid }[name];
  if (values && words[0] === undefined) {
    const lines = left.map((one) => `${drop.messages.indexOf(one) + 1} ${values(one)}`);
    return [`+OK ${sum}`, ...lines, '.'];
  }
  const perform = values ? undefined : ofOneMessage[name];
  if (!values && !perform) return ['-ERR Unknown command.'];
  const message = drop.messages[Number(words[0]) - 1];
  if (!message || drop.deleted.has(message)) return ['-ERR The message does not exist.'];
  return perform?.(message, { drop, words }) ?? [`+OK ${words[0]} ${values?.(message)}`];
}

type OfOneMessage = (message: Message, more: { drop: Drop; words: string[] }) => string[];

const ofOneMessage: Record<string, OfOneMessage> = {
  DELE: (message, { drop }) => {
    drop.deleted.add(message);
    return ['+OK'];
  },
  RETR: ({ raw }) => whole(raw),
  TOP: ({ raw }, { words }) => whole(raw, Number(words[1] ?? 0)),
};

/** Dot-stuffed (RFC 1939 section 3), with so many lines of the body. */
function whole(raw: string, count?: number): string[] {
  const [head = '', body = ''] = raw.replace(/\r\n$/, '').split(/\r\n\r\n(.*)/s);
  const text = [...head.split('\r\n'), '', ...body.split('\r\n').slice(0, count)];
  return ['+OK', ...text.map((line) => line.replace(/^\./, '..')), '.'];
}

function octetsOf({ raw }: Message): number {
  return Buffer.byteLength(raw);
}
