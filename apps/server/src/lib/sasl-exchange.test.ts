import { describe, expect, it } from 'vitest';
import { exchange, type Answer } from './sasl-exchange.js';
import type { Way } from './sign-in-ways.js';

const login = { username: 'u', host: 'h', port: 1, secret: 's' };
const go = (text = ''): Answer => ({
  kind: 'go-on',
  challenge: Buffer.from(text).toString('base64'),
});
const [accepted, no]: Answer[] = [{ kind: 'accepted' }, { kind: 'refused', of: 'unclear' }];

/** What was said, decoded, and what came of it. */
async function talk(way: Way, ...answers: (Answer | undefined)[]) {
  const said: string[] = [];
  const answer = (line = ''): Promise<Answer> => {
    said.push(
      Buffer.from(line, 'base64')
        .toString()
        .replaceAll('\x00', ' ')
        .replace(/\x01.*/, ''),
    );
    return Promise.resolve(answers.shift() ?? go());
  };
  const refusal = await exchange(
    { begin: (_mechanism, response) => answer(response), respond: answer },
    way,
    login,
  );
  return { said, refusal };
}

describe('exchange', () => {
  it('says each response once, in one line or after the go-ahead', async () => {
    const one = await talk({ mechanism: 'XOAUTH2', form: 'one-line' }, accepted);
    expect(one).toEqual({ said: ['user=u'], refusal: undefined });
    const two = await talk({ mechanism: 'PLAIN', form: 'two-steps' }, go('x'), accepted);
    expect(two).toEqual({ said: ['', ' u s'], refusal: undefined });
    const login = await talk({ mechanism: 'LOGIN', form: 'two-steps' }, go('User'), go(), accepted);
    expect(login).toEqual({ said: ['', 'u', 's'], refusal: undefined });
  });

  it('says it again to a server that has not listened to the one line', async () => {
    const token = await talk({ mechanism: 'XOAUTH2', form: 'one-line' }, go(), accepted);
    expect(token.said).toEqual(['user=u', 'user=u']);
    const login = await talk(
      { mechanism: 'LOGIN', form: 'one-line' },
      ...[go('Username:'), go('Password:'), accepted],
    );
    expect(login.said).toEqual(['u', 'u', 's']);
    const listened = await talk({ mechanism: 'LOGIN', form: 'one-line' }, go('Pass'), accepted);
    expect(listened.said).toEqual(['u', 's']);
  });

  it('answers an error in a challenge with nothing, and never with the token', async () => {
    const refused = await talk({ mechanism: 'XOAUTH2', form: 'one-line' }, go('{"s":1}'), no);
    expect(refused).toEqual({ said: ['user=u', ''], refusal: { of: 'secret', secretSent: true } });
  });

  it('tells what was judged by what had been shown', async () => {
    const way = { mechanism: 'PLAIN', form: 'two-steps' } as const;
    expect((await talk(way, no)).refusal).toEqual({ of: 'way', secretSent: false });
    const judged: Answer = { kind: 'refused', of: 'secret' };
    expect((await talk(way, judged)).refusal).toEqual({ of: 'mechanism', secretSent: false });
    expect((await talk(way, go(), no)).refusal).toEqual({ of: 'secret', secretSent: true });
  });

  it('is let in by nobody who has been shown nothing, and asked by nobody for ever', async () => {
    const early = await talk({ mechanism: 'PLAIN', form: 'two-steps' }, accepted);
    expect(early.refusal).toEqual({ of: 'else', secretSent: false });
    const { said, refusal } = await talk({ mechanism: 'XOAUTH2', form: 'two-steps' });
    expect(refusal).toMatchObject({ of: 'else' });
    expect(said.length).toBeLessThan(8);
  });
});
