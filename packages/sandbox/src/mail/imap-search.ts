import type { ImapCommand } from './imap-command.js';
import type { Message } from './mailroom.js';
import type { OpenMailbox } from './open-mailbox.js';

type Judge = (message: Message) => boolean;

const flags = ['SEEN', 'ANSWERED', 'FLAGGED', 'DELETED', 'DRAFT'];

/** SEARCH by flags, which programs ask to find what is new (RFC 9051 section 6.4.4); no other key. */
export function search(
  { tag, name, rest }: ImapCommand,
  { messages }: OpenMailbox,
  byUid: boolean,
): string[] {
  const judges = readKeys(rest.toUpperCase().split(/\s+/).filter(Boolean));
  if (!judges) return [`${tag} BAD The sandbox searches by flags alone.`];
  const found = messages.flatMap((message, index) =>
    judges.every((judge) => judge(message)) ? [byUid ? message.uid : index + 1] : [],
  );
  return [['* SEARCH', ...found].join(' '), `${tag} OK ${name} completed.`];
}

function readKeys(words: string[]): Judge[] | undefined {
  const judges: Judge[] = [];
  let negated = false;
  for (const word of words) {
    if (word === 'NOT') {
      negated = !negated;
      continue;
    }
    const judge = readKey(word);
    if (!judge) return undefined;
    judges.push(negated ? (message) => !judge(message) : judge);
    negated = false;
  }
  return judges;
}

function readKey(word: string): Judge | undefined {
  if (word === 'ALL') return () => true;
  const name = flags.find((flag) => word === flag || word === `UN${flag}`);
  if (!name) return undefined;
  const flag = `\\${name[0]}${name.slice(1).toLowerCase()}`;
  return word === name ? ({ flags }) => flags.has(flag) : ({ flags }) => !flags.has(flag);
}
