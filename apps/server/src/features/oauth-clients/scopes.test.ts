import { describe, expect, it } from 'vitest';
import { redirectUri } from './redirect-uri.js';
import { joinScopes, sameScope, scopeResource, splitScopes } from './scopes.js';

describe('joinScopes', () => {
  it.each([
    ['SPACE', 'a b'],
    ['COMMA', 'a,b'],
    ['SEMICOLON', 'a;b'],
    ['PLUS', 'a+b'],
  ] as const)('joins by %s exactly', (separator, joined) => {
    expect(joinScopes(['a', 'b'], separator)).toBe(joined);
  });
});

describe('splitScopes', () => {
  it('splits by white space and by the separator, once each', () => {
    expect(splitScopes(' a b,c\nb ', 'COMMA')).toEqual(['a', 'b', 'c']);
    expect(splitScopes('a,b c', 'SPACE')).toEqual(['a,b', 'c']);
    expect(splitScopes('', 'SPACE')).toEqual([]);
  });
});

describe('sameScope', () => {
  it.each([
    ['https://outlook.office.com/IMAP.AccessAsUser.All', 'imap.accessasuser.all', true],
    ['https://outlook.office.com/SMTP.Send', 'https://outlook.office365.com/SMTP.Send', true],
    ['https://outlook.office365.com//SMTP.Send', 'https://outlook.office.com/SMTP.Send', true],
    ['https://webmail.apps.mil/SMTP.Send', 'https://outlook-dod.office365.us/SMTP.Send', true],
    ['https://outlook.office365.us/SMTP.Send', 'https://outlook.office.com/SMTP.Send', false],
    ['https://partner.outlook.cn/SMTP.Send', 'https://outlook.office.com/SMTP.Send', false],
    ['https://outlook.office.com/SMTP.Send', 'https://graph.microsoft.com/SMTP.Send', false],
    [
      'https://outlook.office.com/SMTP.Send',
      'https://outlook.office.com/POP.AccessAsUser.All',
      false,
    ],
    ['https://mail.google.com/', 'https://mail.google.com/', true],
    ['https://mail.google.com/', 'https://www.googleapis.com/auth/gmail.send', false],
    ['mail:imap_full', 'MAIL:imap_full', true],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameScope(one, other)).toBe(same);
  });
});

it('knows the resource of a scope, if it names one', () => {
  expect(scopeResource('https://graph.microsoft.com/Mail.Read')).toBe('graph.microsoft.com');
  expect(scopeResource('offline_access')).toBeUndefined();
});

it('makes a redirect URI that is unique to the client', () => {
  expect(redirectUri('https://mail.example/', 'c1')).toBe('https://mail.example/oauth/callback/c1');
});
