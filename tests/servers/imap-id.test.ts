import { expect, it } from 'vitest';
import { createOwnWays, type Answers } from './own-ways.js';

const { probe } = createOwnWays();
const unsafe = 'STATUS Unsafe Login. Please contact kefu@188.com for help';

/** Opens nothing before it has heard ID after the login; `says` answers it, the tag in front where `tag` stands. */
function wary(says: string): { answers: Answers; ids: () => number } {
  let [signedIn, ids] = [false, 0];
  const answers: Answers = {
    AUTHENTICATE: (peer, tag) => {
      signedIn = true;
      peer.say(`${tag}OK in\r\n`);
    },
    ID: (peer, tag) => {
      if (signedIn) ids += 1;
      peer.say(`${says.replaceAll('tag ', tag)}\r\n`);
    },
    STATUS: (peer, tag) =>
      peer.say(ids > 0 ? `* STATUS INBOX (MESSAGES 3)\r\n${tag}OK\r\n` : `${tag}NO ${unsafe}\r\n`),
  };
  return { answers, ids: () => ids };
}

it.each([
  '* ID ("name" "Coremail Imap")\r\ntag OK ID completed',
  '* ID NIL\r\ntag OK',
  'tag BAD ID Wrong state',
  'tag NO not now',
  '* BAD Parse command error',
  '* BAD Parse command error\r\ntag BAD again',
])('is sent after the login, and no answer to it ends anything: %j', async (says) => {
  const { answers, ids } = wary(says);
  const probed = await probe('IMAP', { answers });
  expect(probed.facts.fault).toBeUndefined();
  expect(probed.detail('open')).toBe('INBOX: 3 messages');
  expect(ids()).toBe(1);
});

const without: Answers[string] = (peer, tag) =>
  peer.say(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n${tag}OK\r\n`);

it('is sent to a server that does not list it and refuses as long as it has not heard it', async () => {
  const { answers, ids } = wary('* ID NIL\r\ntag OK');
  const probed = await probe('IMAP', { answers: { ...answers, CAPABILITY: without } });
  expect(probed.facts.fault).toBeUndefined();
  expect(probed.detail('open')).toBe('INBOX: 3 messages');
  expect(ids()).toBe(1);
});

it('is sent once more to nobody who refuses all the same', async () => {
  const { answers, ids } = wary('tag BAD what?');
  const STATUS: Answers[string] = (peer, tag) => peer.say(`${tag}NO ${unsafe}\r\n`);
  const probed = await probe('IMAP', { answers: { ...answers, CAPABILITY: without, STATUS } });
  expect(probed.facts).toMatchObject({
    failedStep: 'open',
    fault: { kind: 'refused', text: unsafe },
  });
  expect(ids()).toBe(1);
});

it('is sent to nobody else', async () => {
  const { facts } = await probe('IMAP', { answers: { CAPABILITY: without } });
  expect(facts.transcript.join()).not.toContain(' ID ');
});

it('counts in a status whose name is a literal', async () => {
  const STATUS: Answers[string] = (peer, tag) =>
    peer.say(`* STATUS {5}\r\nINBOX (MESSAGES 1)\r\n${tag}OK\r\n`);
  expect((await probe('IMAP', { answers: { STATUS } })).detail('open')).toBe('INBOX: 1 message');
});
