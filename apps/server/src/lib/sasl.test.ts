import { describe, expect, it } from 'vitest';
import {
  challengeAnswer,
  challengeText,
  plain,
  safeText,
  tokenMessage,
  UnsafeValue,
} from './sasl.js';

const login = {
  username: 'support@contoso.com',
  host: 'mail.contoso.com',
  port: 993,
  token: 'abc',
};

describe('SASL messages', () => {
  it('writes XOAUTH2', () => {
    expect(tokenMessage('XOAUTH2', login)).toBe(
      'user=support@contoso.com\x01auth=Bearer abc\x01\x01',
    );
  });

  it('writes OAUTHBEARER with an escaped authzid', () => {
    expect(tokenMessage('OAUTHBEARER', { ...login, username: 'a=b,c' })).toBe(
      'n,a=a=3Db=2Cc,\x01host=mail.contoso.com\x01port=993\x01auth=Bearer abc\x01\x01',
    );
  });

  it('answers an error challenge as the mechanism wants it', () => {
    expect(challengeAnswer('XOAUTH2')).toBe('');
    expect(challengeAnswer('OAUTHBEARER')).toBe('AQ==');
  });

  it.each(['\x00', '\x01', '\r', '\n', '\x1f', '\x7f', '\x80', '\x85', '\x9f'])(
    'refuses %j in every value',
    (character) => {
      const bad = `a${character}auth=Bearer x`;
      const messages = [
        () => tokenMessage('XOAUTH2', { ...login, username: bad }),
        () => tokenMessage('XOAUTH2', { ...login, token: bad }),
        () => tokenMessage('OAUTHBEARER', { ...login, username: bad }),
        () => tokenMessage('OAUTHBEARER', { ...login, host: bad }),
        () => tokenMessage('OAUTHBEARER', { ...login, token: bad }),
        () => plain(bad, 'x'),
        () => plain('x', bad),
        () => safeText(bad, 'login'),
      ];
      for (const message of messages) expect(message).toThrow(UnsafeValue);
    },
  );

  it('E4 refuses a token that is not VSCHAR and never names its value', () => {
    for (const token of ['', 'tökén', 'a\u2028b']) {
      expect(() => tokenMessage('XOAUTH2', { ...login, token })).toThrow(
        /^The access token contains/,
      );
    }
  });

  it('reads a challenge that is JSON and nothing else', () => {
    const json = '{"status":"400","schemes":"Bearer"}';
    expect(challengeText(Buffer.from(json).toString('base64'))).toBe(json);
    expect(challengeText('VXNlcm5hbWU6')).toBeUndefined();
    expect(challengeText('')).toBeUndefined();
  });
});
