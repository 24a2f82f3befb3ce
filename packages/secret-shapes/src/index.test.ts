import { describe, expect, it } from 'vitest';
import { isSecretName, maskSecrets } from './index.js';

/** Each with "hunter2" or words beside it as the secret: nothing that a statistic would find. */
describe('M1 whatever stands behind a name', () => {
  it.each([
    'Authorization: Bearer hunter2',
    'authorization: hunter2',
    'Authorization: Bearer\r\n hunter2',
    'Authorization: Digest username="a", realm="b", response="hunter2"',
    'Proxy-Authorization: Basic hunter2',
    'X-Api-Key: hunter2',
    'X-Auth-Token: hunter2',
    'Ocp-Apim-Subscription-Key: hunter2',
    'x-functions-key=hunter2',
    'PRIVATE-TOKEN: hunter2',
    'Cookie: a=b; c=hunter2',
    'Set-Cookie: sid=1; d=hunter2; Path=/',
    "curl -H 'X-Api-Key: is hunter2' https://a.example",
    'curl -H "Cookie: a=1; b=hunter2" https://a.example',
    '{"headers":{"cookie":["a=1","b=hunter2"]}}',
    '{"name":"Authorization","value":"Bearer hunter2"}',
    "{'Authorization': 'Bearer hunter2', 'Accept': '*/*'}",
    "'X-Api-Key' => 'hunter2'",
    'password=hunter2',
    'password: hunter2',
    'Password : "hun\\"ter2 hunter2"',
    'client_secret: hunter2',
    'client_secret=a%26hunter2&grant_type=x',
    'client_secret%3Dhunter2%26grant_type%3Dx',
    'client_secret%253Dhunter2',
    '&quot;client_secret&quot;:&quot;hunter2&quot;',
    '{\\"password\\":\\"hunter2\\"}',
    '{\\\\\\"password\\\\\\":\\\\\\"hun\\\\\\\\\\\\\\"ter2 hunter2\\\\\\"}',
    '{"smtpPass":"hunter2"}',
    'SMTP_PASS=hunter2',
    'export GITHUB_TOKEN=hunter2',
    'export SECRET="hunter2"',
    '$env:CLIENT_SECRET = "hunter2"',
    'setting --password hunter2',
    'tool --client-secret "my hunter2"',
    '["--password","hunter2"]',
    'curl -u alice:hunter2 https://a.example',
    'curl --user=alice:hunter2 https://a.example',
    'sshpass -p hunter2 ssh a',
    'machine a login alice password hunter2',
    "ALTER USER a PASSWORD 'hunter2'",
    "IDENTIFIED BY 'hunter2'",
    '<password>hunter2</password>',
    '<o:ClientSecret xml:lang="en">hunter2</o:ClientSecret>',
    '&lt;password&gt;hunter2&lt;/password&gt;',
    '<add key="ClientSecret" value="hunter2" />',
    '<input type="text" name="password" value="hunter2">',
    '- name: CLIENT_SECRET\n  value: hunter2',
    'client_secret: >-\n  hunter2',
    'client_secret:\n  hunter2',
    'name="password"\r\n\r\nhunter2\r\n--x',
    '| Client secret | hunter2 |',
    '**Password:** hunter2',
    'Server=a;User Id=b;Password=hunter2;Encrypt=true',
    'password: correct horse hunter2 staple',
    'Passwort: hunter2',
    'secretText: hunter2',
    'smtp://alice:hunter2@mail.example',
    'https://a.example/cb?code=hunter2&x=1',
    'https://a.example/cb?x=1&amp;state=hunter2',
    'https%3A%2F%2Fa.example%2Fcb%3Fcode%3Dhunter2%26x%3D1',
    '/feed.ics?token=hunter2',
  ])('%j', (text) => {
    expect(maskSecrets(text)).not.toContain('hunter2');
    expect(maskSecrets(text)).toContain('[masked]');
  });
});

describe('M2 whatever stands behind a scheme or a command', () => {
  it.each([
    'got Bearer hunter2',
    'Bearer "hunter2"',
    'auth=Bearer hunter2',
    'user=a@b.example\u0001auth=Bearer hunter2\u0001\u0001',
    'auth%3DBearer%20hunter2%01',
    'Bearer%20hunter2',
    'Basic hunter2',
    'Negotiate hunter2',
    'NTLM hunter2',
    'a1 AUTHENTICATE XOAUTH2 hunter2',
    'AUTH PLAIN hunter2',
    'AUTH LOGIN hunter2',
    'AUTHENTICATE "PLAIN" "hunter2"',
    'AUTH XOAUTH2 =\r\n hunter2',
    'OAUTHBEARER hunter2',
    'a1 LOGIN alice hunter2',
    'a1 LOGIN "alice" "my hunter2"',
    'tag login alice hunter2',
    '535 LOGIN alice hunter2',
    'C: a535 LOGIN failed hunter2',
    'default login a@b.example password hunter2',
    'C: PASS my hunter2',
    '+OK\npass hunter2',
    'APOP alice hunter2',
    '334 UGFzc3dvcmQ6\r\nhunter2\r\n235 ok',
    '+ \r\nhunter2\r\na1 OK',
    'S: 334 \nC: hunter2\nS: 535 no',
    '+ eyJzdGF0dXMiOiI0MDAifQ==\nhunter2',
    'app password: abcd efgh ijkl hunter2'.replace('hunter2', 'hunt'),
  ])('%j', (text) => {
    const masked = maskSecrets(text);
    expect(masked).not.toMatch(/hunt/);
    expect(masked).toContain('[masked]');
  });
});

describe('M8 whatever blanks, lines and signs stand between or within', () => {
  it.each([
    'Basic      hunt',
    `Bearer${' '.repeat(64)}hunter2`,
    'Bearer\u00a0hunter2',
    'Bearer\u2003hunter2',
    'Bearer\t\t\u3000hunter2',
    'Authorization: Bearer            hunter2',
    'password\u00a0:\u2003hunter2',
    'Passwort：hunter2',
    'C: PASS   hunter2',
    'AUTH PLAIN\nhunter2',
    'AUTH PLAIN\nAHUAhunt=',
    'AUTH LOGIN\nhunter2==\nhunter2==',
    'AUTHENTICATE XOAUTH2\nhunter2',
    'a1 AUTHENTICATE XOAUTH2\r\nhunter2\r\na1 OK done',
    'C: AUTH PLAIN\r\nC: hunter2',
    'X-Api-Key: <hunter2>',
    'X-Api-Key: abc<123>hunter2',
    'X-Api-Key: []hunter2',
    'X-Api-Key: {}a,hunter2',
    '> X-Api-Key: a,b=c&d=hunter2',
    'Authorization: Bearer a,b=c&d=e}]>hunter2',
    'password: abc<123>hunter2',
    'password: <hunter2>',
    'password=abc[1]<x>hunter2&a=b',
    'Bearer [hunter2',
    'Bearer <hunter2>',
    '<password>hunter2</password>',
    '<input name="password" value="hunter2">',
    'x-api-key:\nhunter2',
    'X-Api-Key\nhunter2',
    'X-Api-Key\thunter2',
    'Authorization\thunter2',
    'authorization:\nBearer hunter2\naccept:\n*/*',
    'cookie:\na=b; c=hunter2',
    'password\thunter2',
    'password:\nhunter2',
    'Bearer token hunt123er2',
    'Basic auth hunter2pw==',
    'Bearer token: hunt123er2',
  ])('%j', (text) => {
    const masked = maskSecrets(text);
    expect(masked).not.toMatch(/hunt/);
    expect(masked).toContain('[masked]');
    expect(maskSecrets(masked)).toBe(masked);
  });
});

describe('M10 what words, labels and tags stand in front of, or dots and tildes part', () => {
  it.each([
    'Bearer token hunter22',
    'Bearer access token hunter22',
    'Bearer token is hunter22',
    'Basic auth credentials: hunter22',
    'The password is hunter22',
    'the client secret is now "hunter22"',
    'Password for ana@a.example: hunter2',
    'client secret (value): hunter2',
    'Password\nhunter2',
    'Password\r\nhunter2\r\nServer\r\nimap.a.example',
    'Client secret\n\nhunter2~a',
    'Password\nHunter2!hunt',
    'Password: <b>hunter2</b>',
    '<b>Password</b>: hunter2',
    '<strong>Password:</strong> hunter2',
    '<td>Password</td>\n<td><code>hunter2</code></td>',
    '<dt>Client secret</dt><dd>hunter2</dd>',
    'sent hunt.dE4~fG5hI6.jK7lM8~nO9pQ0rS1t.xZ',
    'https://a.example/v1/hunt.5Gk~h6.jK7lM8~nO9pQ0rS1t.xZ/me',
  ])('%j', (text) => {
    const masked = maskSecrets(text);
    expect(masked).not.toMatch(/hunt/i);
    expect(masked).toContain('[masked]');
    expect(maskSecrets(masked)).toBe(masked);
  });

  it.each([
    'Bearer token is missing',
    'Bearer token with scope https://outlook.office.com/IMAP.AccessAsUser.All',
    'Basic auth exchange2019',
    'The password is expired',
    'password was set 2026-01-15',
    'client secret is AADSTS7000215',
    'The client secret is 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'Password for ana is wrong',
    'Username\nPassword\nServer',
    'Password\nexpired',
    'the access token\nis expired',
    'invalid token\nAADSTS50011',
    '<td>Password:</td><td></td><td>Server:</td><td>imap.a.example</td>',
    'at com.sun.mail.imap.IMAPStore.protocolConnect(IMAPStore.java:720)',
    'org.example.client.http.OAuth2ErrorResponse',
    'BN9PR03CA0012.NAMPRD03.PROD.OUTLOOK.COM',
    '220 smtp.gmail.com ESMTP a1b17f1b1804-4a2b3c4d5e6sm12345678f8f.12 - gsmtp',
    'error_description=Invalid+resource.+The+client+has+requested+access.+Ask',
  ])('but not %j', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

/** What no grammar tells from words. Whoever shortens the list is thanked. */
it('M11 lets pass only these kinds of secrets, which nothing introduces', () => {
  for (const [kind, secret] of Object.entries({
    'a phrase of words': 'correct horse battery staple',
    'fewer than 20 characters': 'k8Zq1vX3bN5mW7c',
    'up to 20 digits': '4929123412341234567',
    'letters of one case, up to 24': 'qzxvkjwpfmbgtdhy',
    'words that are joined': 'correct-Horse-Battery-Staple',
    'the shape of an id': '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'what stands before the @ of an address': 'aK3jD9sLq0Zx7Vb2Nm5Qw8Er@a.example',
    'words on the line below a label': 'Password\ncorrecthorse',
    'words that a sentence tells': 'The password is battery',
    'a name of a host in one case': 'k8zq1vx3bn.5mw7ck8zq1vx3bn.com',
  }))
    expect(maskSecrets(`sent: ${secret}`), kind).toBe(`sent: ${secret}`);
});

describe('M3 what a person needs for a diagnosis stays', () => {
  it.each([
    'AADSTS700016: Application with identifier aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee was not found',
    'Trace ID: 1f0a2b3c-4d5e-6f70-8192-a3b4c5d6e700 Timestamp: 2026-01-15 10:20:30Z',
    'WWW-Authenticate: Bearer realm="x", error="invalid_token", error_description="expired"',
    '{"error":"invalid_client_secret","error_description":"Wrong client secret"}',
    '{"token_type":"Bearer","expires_in":3599,"scope":"https://outlook.office.com/SMTP.Send"}',
    '{"error":{"code":"InvalidAuthenticationToken"}}',
    'InvalidAuthenticationToken: Access token has expired',
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    '* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID LITERAL+',
    '250-AUTH LOGIN PLAIN XOAUTH2',
    'A1 OK LOGIN completed',
    'A1 NO AUTHENTICATE failed.',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token?error=access_denied&code=50011',
    '[AM0PR06CA0126.eurprd06.prod.outlook.com 2026-01-15T10:20:30.590Z 08DC2D372B4C3DED]',
    '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
    '<CAJ9xkQ3mRb7vTz2pLq8wNs4yHd6fGc1eA@mail.example.com>',
    'very.long.name.of.somebody.else@department.example.com',
    'M1 NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled',
    'M1 NO LOGIN Login error or password error',
    'M2 NO LOGIN failed password incorrect',
    '535 Login fail. Account is abnormal, service is not open',
    'S: 535 Login fail. Please enter your authorization code to login.',
    '535 Login locked. Credentials expired',
    '550 LOGIN denied by policy',
    '535 login failed, password is wrong',
    '-ERR login fail, password incorrect or account locked',
    'Authorization: Bearer <token>'.replace('Authorization: ', 'send '),
    'Bearer token expired',
    'Bearer token AADSTS50011',
    'basic auth IMAP4rev1',
    'Basic authentication smtp.office365.com:587',
    'AUTH LOGIN\nSTARTTLS',
    '250-AUTH LOGIN\n250-SIZE',
    'AUTH LOGIN\n334 VXNlcm5hbWU6',
    'a1 AUTHENTICATE XOAUTH2\n+',
    '<credentials><user>bob</user></credentials>',
    'token:\nAADSTS50011: The redirect URI',
    'NO AUTHENTICATE PLAIN [AUTHENTICATIONFAILED] Invalid',
    'The provided\nauthorization\ncode\nis expired',
    'state: FAILING',
    '{"password":null,"hasSecret":true,"token":false}',
    'file:///srv/mailkey/apps/server/dist/features/oauth-clients/secret-change.js:12:3',
    '----------------------------------------',
  ])('%j', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('and masks nothing twice', () => {
    for (const text of ['password="a b"', 'Bearer abc', '?code=abc', 'Cookie: a=b', 'a1 LOGIN a b'])
      expect(maskSecrets(maskSecrets(text))).toBe(maskSecrets(text));
  });
});

it('M4 knows the names of secrets in keys of objects', () => {
  for (const name of ['password', 'accessToken', 'SMTP_PASS', 'x-api-key', 'set-cookie', 'secret2'])
    expect(isSecretName(name), name).toBe(true);
  for (const name of ['tokenType', 'expires_in', 'invalid_token', 'code', 'compass', 'tokens'])
    expect(isSecretName(name), name).toBe(false);
});
