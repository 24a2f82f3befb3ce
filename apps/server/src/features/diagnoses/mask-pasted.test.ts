import { describe, expect, it } from 'vitest';
import { diagnoseText } from './diagnose-text.js';
import { maskPasted } from './mask-pasted.js';
import { samples } from './samples/sample.js';

const now = new Date('2026-01-15T10:20:30Z');
const jwt =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
const opaque = 'EwBoA8l6BAAUs5TQ1Wc3kTZ9pQ2vXyRt7LmNo4PqRs8TuVw1XyZ2aBcD3eFgH';
const refresh =
  '0.AXkAq1_vRt7LmNo4PqRs8TuVw1XyZ2aBcD3eFgHiJ4kLmN5oPqR6sTuV7w.AgABAwEAAAD--DLA3VO7QrddgJg7Wevr';
const secret = 'Abc8Q~xYz0123456789.AbCdEfGhIjKlMnOpQrSt';

describe('what a person pastes', () => {
  it.each([
    ['a token behind Bearer', `Authorization: Bearer ${jwt}`, jwt],
    ['a bare JWT', jwt, jwt],
    ['an opaque token', `token is ${opaque} and fails`, opaque],
    ['a JSON answer', JSON.stringify({ access_token: opaque, refresh_token: refresh }), refresh],
    ['JSON in JSON', JSON.stringify({ log: JSON.stringify({ refresh_token: refresh }) }), refresh],
    [
      'a form body',
      `grant_type=refresh_token&refresh_token=${encodeURIComponent(refresh)}&client_secret=${encodeURIComponent(secret)}`,
      secret,
    ],
    ['a secret in words', `client_secret: ${secret}`, secret],
    ['a short password', 'password=hunter2 and AADSTS50126', 'hunter2'],
    ['a callback', `https://a.example/cb?code=${refresh}&state=f3a1c0de5b`, refresh],
    ["a callback's state", `https://a.example/cb?code=${refresh}&state=f3a1c0de5b`, 'f3a1c0de5b'],
    [
      'an encoded callback',
      encodeURIComponent(`https://a.example/cb?code=${refresh}`),
      refresh.slice(0, 30),
    ],
    [
      'a SASL string',
      `A1 AUTHENTICATE XOAUTH2 ${Buffer.from(`user=a@b.example\u0001auth=Bearer ${jwt}\u0001\u0001`).toString('base64')}`,
      'dXNlcj1hQGI',
    ],
    ['a Google code', 'code: "4/0AX4XfWhabcDEF123456789_ghiJKL"', '4/0AX4XfWh'],
    [
      "Google's refresh token",
      `refresh: 1//0gAbCdEfGhIjKCgYIARAAGBASNwF-L9IrAbCdEfGh1234567890`,
      '0gAbCdEfGh',
    ],
    ["Google's access token", 'ya29.abcdefghijklmnopqrstuvwxyz', 'ghijklmnop'],
    ["Google's client secret", 'GOCSPX-abcdefghijklmnopqrstuvwxyz', 'ghijklmnop'],
    ["Microsoft's client secret", 'it reads abc8Q~abcdefghijklmnopqrstuvwxyz', 'ghijklmnop'],
    ['a token of a personal account', 'M.C507_BAY.0.U.-abcdefghijklmnop*!$', 'ghijklmnop'],
    ['a token of a work account', `0.A${'abcdefghij'.repeat(5)}.AgABAwE`, 'ghij'],
    ['a key of Mailkey', 'mk_abcdefghijklmnopqrstuvwxyz', 'ghijklmnop'],
    ['camelCase', '{"accessToken":"shortish1","refreshToken":"alsoshort2"}', 'shortish1'],
    ['a LOGIN', 'a1 LOGIN user@example.com hunter2pw', 'hunter2pw'],
    ['a LOGIN by name', 'a1 LOGIN user hunter2pw', 'hunter2pw'],
    ['all of a cookie', 'Cookie: a=abcdef123; ESTSAUTH=zyxwvu98', 'zyxwvu98'],
    ['a quoted LOGIN', 'a1 LOGIN "user" "hunter2 pw"', 'hunter2'],
    ['a PASS', '+OK\nPASS hunter2pw', 'hunter2pw'],
    ['a header', 'Authorization: Bearer abcdefgh', 'abcdefgh'],
    ['a basic header', 'Authorization: Basic YTpi', 'YTpi'],
    ['a bare Google code', 'got 4/0AbcdefghijklmnopQ', 'ghijklmnop'],
    ['an option', 'az login --client-secret s3cr3t-value', 's3cr3t'],
    ['another option', 'tool --password "my pass word"', 'my pass'],
    ["curl's user", 'curl -u alice:hunter2 https://a.example', 'hunter2'],
    ['user-info in an address', 'https://alice:hunter2@a.example/x', 'hunter2'],
    ['a value with blanks', 'password="correct horse battery"', 'horse'],
    ['a value with signs', "client_secret: 'a&b<c d'", 'b<c'],
    ['a value with a token in it', `password="hunter2 ${jwt}"`, 'hunter2'],
    ['a key of GitHub', 'ghp_abcdefghijklmnop', 'ghijklmnop'],
    ['a token of Yandex', 'y0_AgAAAABabcdefghijk', 'abcdefghijk'],
    ['a secret in hexadecimal', 'key is 0123456789abcdef0123456789abcdef', '456789abcdef'],
    ['a cookie', 'Cookie: ESTSAUTH=abcdef123; x=1', 'abcdef123'],
    ['a JWE', 'eyJhbGciOiJSU0EifQ.aaaaaaaa.bbbbbbbb.cccccccc.dddddddd', 'dddddddd'],
  ])('%s is masked', (_, text, hidden) => {
    expect(maskPasted(text)).not.toContain(hidden);
    expect(maskPasted(text)).toContain('[masked]');
    expect(JSON.stringify(diagnoseText({ text, now }))).not.toContain(hidden);
  });

  it.each([
    'https://login.microsoftonline.com/error?code=50011',
    'AADSTS700016: Application with identifier aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee was not found',
    '535 5.7.3 Authentication unsuccessful [AM0PR06CA0126.eurprd06.prod.outlook.com 2026-01-15T10:20:30.590Z 08DC2D372B4C3DED]',
    '{"error":{"code":"InvalidAuthenticationToken"}}',
    '+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==',
    'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    '1.AuthenticationFailedException 0.Azure.Identity',
    'STOREDRV.Submission.Exception:SubmissionQuotaExceededException',
  ])('%s stays readable', (text) => {
    expect(maskPasted(text)).toBe(text);
  });

  it('keeps what decides in every recorded answer', () => {
    for (const { raw } of samples) expect(maskPasted(raw)).not.toMatch(/AADSTS\[masked\]/);
  });
});
