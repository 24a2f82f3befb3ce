import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Endpoint, type Sandbox } from '../index.js';
import { openRaw, xoauth2 } from '../testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Signs in as the person and returns what answers each line, up to its last line. */
async function talk(endpoint: Endpoint, person: string, says: string[]): Promise<string[][]> {
  const client = await openRaw(sandbox, endpoint);
  await client.read();
  const message = xoauth2(person, await sandbox.mintToken({ person }));
  const isImap = endpoint === sandbox.servers.imapTls;
  client.send(isImap ? 'A AUTHENTICATE XOAUTH2' : 'AUTH XOAUTH2');
  await client.read();
  client.send(message);
  await client.read();
  const answers: string[][] = [];
  for (const line of says) {
    client.send(isImap ? `A ${line}` : line);
    const lines = [await client.read()];
    while (isImap && !/^(A |$)/.test(lines.at(-1) ?? '')) lines.push(await client.read());
    answers.push(lines);
  }
  client.close();
  return answers;
}

describe('IMAP', () => {
  const inbox = (person: string, says: string[]) => talk(sandbox.servers.imapTls, person, says);

  it('keeps flags, finds by them, and forgets what is expunged', async () => {
    const [, unseen, stored, left, expunged, after] = await inbox('ana@sandbox.test', [
      'SELECT INBOX',
      'SEARCH UNSEEN',
      'UID STORE 1 +FLAGS (\\Seen \\Deleted)',
      'UID SEARCH UNSEEN NOT DELETED',
      'EXPUNGE',
      'STATUS INBOX (MESSAGES UIDNEXT)',
    ]);
    expect(unseen).toEqual(['* SEARCH 1 2 3', 'A OK SEARCH completed.']);
    expect(stored?.[0]).toBe('* 1 FETCH (UID 1 FLAGS (\\Seen \\Deleted))');
    expect(left?.[0]).toBe('* SEARCH 2 3');
    expect(expunged?.[0]).toBe('* 1 EXPUNGE');
    expect(after?.[0]).toBe('* STATUS INBOX (MESSAGES 2 UIDNEXT 4)');
  });

  it('reads a text as read unless it is peeked at', async () => {
    const [, , , unseen] = await inbox('ben@sandbox.test', [
      'SELECT INBOX',
      'FETCH 1 BODY.PEEK[TEXT]',
      'FETCH 2 BODY[TEXT]',
      'SEARCH UNSEEN',
    ]);
    expect(unseen?.[0]).toBe('* SEARCH 1 3');
  });

  it('changes nothing after EXAMINE', async () => {
    const [, refused, , unseen] = await inbox('ben@sandbox.test', [
      'EXAMINE INBOX',
      'STORE 1 +FLAGS (\\Seen)',
      'FETCH 3 BODY[TEXT]',
      'SEARCH UNSEEN',
    ]);
    expect(refused?.[0]).toMatch(/^A NO \[READ-ONLY\]/);
    expect(unseen?.[0]).toBe('* SEARCH 1 3');
  });
});

describe('POP3', () => {
  const drop = (says: string[]) => talk(sandbox.servers.pop3Tls, 'ben@sandbox.test', says);

  it('removes at QUIT what was deleted, and numbers stay until then', async () => {
    const before = await drop(['STAT', 'DELE 1', 'DELE 1', 'RSET', 'DELE 2', 'UIDL 3', 'QUIT']);
    const [stat, , again, , , uid] = before.map(([line]) => line);
    expect(stat).toMatch(/^\+OK 3 /);
    expect(again).toMatch(/^-ERR/);
    expect(uid).toBe('+OK 3 3');
    const [left, second] = (await drop(['STAT', 'UIDL 2'])).map(([line]) => line);
    expect(left).toMatch(/^\+OK 2 /);
    expect(second).toBe('+OK 2 3');
  });

  it('keeps everything when the connection ends before', async () => {
    await drop(['DELE 1']);
    expect((await drop(['STAT']))[0]?.[0]).toMatch(/^\+OK 2 /);
  });
});
