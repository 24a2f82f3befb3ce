import { describe, expect, it } from 'vitest';
import { createInbox } from './imap-inbox.js';
import type { ImapReply, ImapSession } from './imap-session.js';

const OK: ImapReply = { status: 'OK', text: 'done', untagged: [] };

/** Answers one command after the other, and tells which they were. */
function opened(replies: Partial<ImapReply>[], tellsWho = false) {
  const asked: string[] = [];
  const answer = (command: string): Promise<ImapReply> => {
    asked.push(command.split(' ')[0] ?? '');
    return Promise.resolve({ ...OK, ...replies.shift() });
  };
  const session: ImapSession = {
    ask: answer,
    askLightly: answer,
    goOn: answer,
    offers: () => false,
  };
  return { asked, inbox: createInbox(session, tellsWho) };
}

describe('the inbox', () => {
  it.each([
    ['* STATUS INBOX (MESSAGES 0)', 'INBOX: 0 messages'],
    ['* STATUS "INBOX" (MESSAGES 1)', 'INBOX: 1 message'],
    ['* status inbox (UIDNEXT 4 messages 23 UNSEEN 2)', 'INBOX: 23 messages'],
    ['* STATUS INBOX ( MESSAGES 7 )', 'INBOX: 7 messages'],
  ])('%s', async (line, words) => {
    const { inbox } = opened([{ untagged: ['* 3 EXISTS', line] }]);
    expect(await inbox.open()).toBe(words);
  });

  it('is found behind a name that is a literal', async () => {
    const { inbox } = opened([{ untagged: ['* STATUS {5}', 'INBOX (MESSAGES 5)'] }]);
    expect(await inbox.open()).toBe('INBOX: 5 messages');
  });

  it.each<Partial<ImapReply>>([
    {},
    { untagged: ['* STATUS INBOX (UNSEEN 3)'] },
    { untagged: ['* STATUS INBOX (MESSAGES many)'] },
    { untagged: ['* OK [ALERT] (MESSAGES 3)'] },
    { status: 'NO', untagged: ['* STATUS INBOX (MESSAGES 3)'] },
    { status: '+', text: 'go on' },
  ])('is not told by %j', async (reply) => {
    await expect(opened([reply]).inbox.open()).rejects.toThrow(/status of the inbox/);
  });

  it('is asked for behind our name where the server wants it, before or after its refusal', async () => {
    const well = { untagged: ['* STATUS INBOX (MESSAGES 3)'] };
    const before = opened([{}, well], true);
    expect(await before.inbox.open()).toBe('INBOX: 3 messages');
    expect(before.asked).toEqual(['ID', 'STATUS']);
    const after = opened([{ status: 'NO', text: 'STATUS Unsafe Login. Contact us' }, {}, well]);
    expect(await after.inbox.open()).toBe('INBOX: 3 messages');
    expect(after.asked).toEqual(['STATUS', 'ID', 'STATUS']);
  });
});

it('tells each capability once, wherever the server lists it', async () => {
  const reply = { untagged: ['* CAPABILITY IMAP4rev1 IDLE'], text: '[CAPABILITY idle QUOTA] done' };
  expect(await opened([reply]).inbox.capability?.()).toEqual(['IMAP4REV1', 'IDLE', 'QUOTA']);
});
