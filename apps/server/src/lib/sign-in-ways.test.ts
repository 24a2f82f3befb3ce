import { describe, expect, it } from 'vitest';
import { waysLeft, waysToSignIn, wayWords, type Choice, type Way } from './sign-in-ways.js';

const words = (ways: readonly Way[]): string[] => ways.map(wayWords);
const choose = (choice: Partial<Choice>): string[] =>
  words(
    waysToSignIn({
      kind: 'token',
      offered: ['OAUTHBEARER', 'XOAUTH2', 'PLAIN', 'LOGIN', 'CRAM-MD5'],
      longestInOneLine: 500,
      lengthOf: () => 400,
      ...choice,
    }),
  );

describe('waysToSignIn', () => {
  it('chooses by the length of what is to be said', () => {
    expect(choose({})).toEqual([
      ...['XOAUTH2 in one line', 'XOAUTH2 in two steps'],
      ...['OAUTHBEARER in one line', 'OAUTHBEARER in two steps'],
    ]);
    expect(choose({ longestInOneLine: 399 })).toEqual([
      ...['XOAUTH2 in two steps', 'OAUTHBEARER in two steps'],
      ...['XOAUTH2 in one line', 'OAUTHBEARER in one line'],
    ]);
  });

  it('puts the own command of a protocol between the mechanisms', () => {
    expect(choose({ kind: 'password', command: 'LOGIN' })).toEqual([
      ...['PLAIN in one line', 'the LOGIN command', 'LOGIN in two steps'],
      ...['PLAIN in two steps', 'LOGIN in one line'],
    ]);
    expect(choose({ kind: 'password', command: 'USER', offered: ['SCRAM-SHA-1'] })).toEqual([
      'USER and PASS',
    ]);
  });

  it('begins with what worked last, if it is still offered', () => {
    const last: Way = { mechanism: 'OAUTHBEARER', form: 'two-steps' };
    expect(choose({ last })[0]).toBe('OAUTHBEARER in two steps');
    expect(choose({ last })).toHaveLength(4);
    expect(choose({ last, offered: ['XOAUTH2'] })[0]).toBe('XOAUTH2 in one line');
    expect(choose({ offered: ['CRAM-MD5', 'GSSAPI'] })).toEqual([]);
  });
});

describe('waysLeft', () => {
  const left = waysToSignIn({
    kind: 'password',
    offered: ['PLAIN', 'LOGIN'],
    command: 'USER',
    longestInOneLine: 0,
    lengthOf: () => 40,
  }).slice(1);
  const way: Way = { mechanism: 'PLAIN', form: 'two-steps' };
  const after = (refusal: Parameters<typeof waysLeft>[1]['refusal'], again = false): string[] =>
    words(waysLeft(left, { way, refusal, again }));

  it('is all the rest where a form was refused before anything was shown', () => {
    expect(after({ of: 'way', secretSent: false })).toEqual(words(left));
  });

  it('is no other form of a mechanism that has been understood', () => {
    const others = ['USER and PASS', 'LOGIN in two steps', 'LOGIN in one line'];
    expect(after({ of: 'way', secretSent: true })).toEqual(others);
    expect(after({ of: 'mechanism', secretSent: false })).toEqual(others);
    expect(after({ of: 'secret', secretSent: true }, true)).toEqual(others);
  });

  it('is nothing where a secret was judged, or where the fault passes', () => {
    expect(after({ of: 'secret', secretSent: true })).toEqual([]);
    expect(after({ of: 'else', secretSent: false }, true)).toEqual([]);
  });
});
