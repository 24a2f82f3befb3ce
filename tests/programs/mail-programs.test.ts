import { chown, chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented, makeFolders } from './documented.js';
import { ADDRESS, openStage, type Ended, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.write('.config/mailkey/token', documented('~/.config/mailkey/token', stage));
  await makeFolders(stage);
});
afterAll(() => stage.close());

const SENT = `From: ${ADDRESS}\nTo: ${ADDRESS}\nSubject: Sent by a real program\n\nIt is on its way.\n`;

const SENT_TOO = SENT.replace('It is on its way.', 'So is this.');

/** The messages of a Maildir. */
async function messagesIn(maildir: string): Promise<string[]> {
  const folder = join(maildir, 'new');
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

function expectSuccess(ended: Ended): void {
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
}

describe('real mail programs, set up as docs/integrating.md says', () => {
  it('msmtp sends', async () => {
    await stage.write('.msmtprc', documented('~/.msmtprc', stage));
    expectSuccess(await stage.run('msmtp', [ADDRESS], { input: SENT }));
  });

  it('msmtp sends with a token that curl has fetched', async () => {
    await stage.write('.config/mailkey/header', documented('~/.config/mailkey/header', stage));
    const byCurl = documented('~/.msmtprc, by curl', stage);
    const text = documented('~/.msmtprc', stage).replace(/^passwordeval .*\n/m, () => byCurl);
    expect(text).toContain('curl -fsS');
    const settings = await stage.write('.msmtprc-curl', text);
    expectSuccess(await stage.run('msmtp', ['-C', settings, ADDRESS], { input: SENT_TOO }));
  });

  it('mbsync fetches through a session that mailkey-token has signed in, and a second time nothing anew', async () => {
    const text = documented('~/.mbsyncrc', stage);
    expect(text).not.toContain('PassCmd');
    await stage.write('.mbsyncrc', text);
    expectSuccess(await stage.run('mbsync', ['support']));
    const messages = await messagesIn(join(stage.home, 'Mail/support'));
    expect(messages.filter((one) => one.includes('It is on its way.'))).toHaveLength(1);
    expectSuccess(await stage.run('mbsync', ['support']));
    expect(await messagesIn(join(stage.home, 'Mail/support'))).toHaveLength(messages.length);
  });

  it('mbsync fetches through a plug-in', async () => {
    const account = documented('~/.mbsyncrc, with a plug-in', stage);
    const text = documented('~/.mbsyncrc', stage)
      .replace(/^IMAPAccount[\s\S]*?\n\n/, `${account}\n`)
      .replaceAll('Mail/support', 'Mail/plug-in');
    expect(text).toContain('PassCmd');
    await stage.write('.mbsyncrc', text);
    expectSuccess(await stage.run('mbsync', ['support']));
    const messages = await messagesIn(join(stage.home, 'Mail/plug-in'));
    expect(messages.join()).toContain('It is on its way.');
  });

  it('fetchmail fetches through such a session and hands over to a delivery program', async () => {
    const fetched = join(stage.home, 'fetched');
    const text = documented('~/.fetchmailrc', stage);
    await stage.write('.fetchmailrc', text.replace('/usr/bin/maildrop', `cat >> ${fetched}`));
    expectSuccess(await stage.run('fetchmail', []));
    expect(await readFile(fetched, 'utf8')).toContain('It is on its way.');
  });

  it('getmail fetches', { timeout: 120_000 }, async () => {
    const maildir = join(stage.home, 'Mail/getmail');
    await makeFolders(stage, 'getmail');
    await mkdir(join(stage.home, '.config/getmail'));
    const text = documented('~/.config/getmail/getmailrc', stage);
    const settings = text.replace('Mail/support', 'Mail/getmail');
    await stage.write('.config/getmail/getmailrc', await withoutRoot(settings, maildir));
    // Where its delivering child ends before it begins to wait for that, it waits for nothing and gives up.
    let ended = await stage.run('getmail', []);
    for (let tries = 1; ended.stderr.includes('timed out') && tries < 3; tries += 1)
      ended = await stage.run('getmail', []);
    expectSuccess(ended);
    expect((await messagesIn(maildir)).join()).toContain('It is on its way.');
  });

  /** getmail delivers as anybody but root, whom the tests may be. */
  async function withoutRoot(settings: string, maildir: string): Promise<string> {
    settings = settings.replace('[retriever]\n', '[retriever]\ntimeout = 15\n');
    if (process.getuid?.() !== 0) return settings;
    const nobody = 65_534;
    await chmod(stage.home, 0o711);
    for (const part of ['', 'cur', 'new', 'tmp']) await chown(join(maildir, part), nobody, nobody);
    return settings.replace('[destination]\n', '[destination]\nuser = nobody\n');
  }

  it.each(['mutt', 'neomutt'])('%s sends and reads', async (program) => {
    const settings = await stage.write('.muttrc', documented('~/.muttrc', stage));
    const said = `Sent with ${program}.`;
    const words = ['-F', settings, '-s', 'Hello', ADDRESS];
    expectSuccess(await stage.run(program, words, { input: said }));
    const copy = join(stage.home, 'Mail', program);
    const keys = `<tag-pattern>~A<enter><tag-prefix><copy-message>${copy}<enter>y<quit>`;
    // They want a terminal.
    const inTerminal = ['-qec', `${program} -F ${settings} -e 'push "${keys}"'`, '/dev/null'];
    expectSuccess(await stage.run('script', inTerminal, { environment: { TERM: 'xterm' } }));
    expect(await readFile(copy, 'utf8')).toContain(said);
  });

  it('stop when their key is revoked, and say why', async () => {
    const { api } = stage.journey;
    const { apiKeys } = await api.ask('{ apiKeys { id } }');
    await api.ask('mutation ($id: ID!) { revokeApiKey(id: $id) }', { id: apiKeys[0].id });
    const ended = await stage.run('msmtp', [ADDRESS], { input: SENT });
    expect(ended.code).toBeGreaterThan(0);
    expect(ended.stderr).toContain('Mailkey does not know this API key');
    expect(ended.stderr).not.toContain(stage.key);
  });
});
