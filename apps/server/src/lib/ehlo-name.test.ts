import { expect, it } from 'vitest';
import { addressLiteral, ehloNameOf, isEhloName } from './ehlo-name.js';

it.each([
  ['https://mailkey.example.org', 'mailkey.example.org'],
  ['https://Mailkey.Example.org.:8443', 'mailkey.example.org'],
  ['https://schlüssel.example.org', 'xn--schlssel-95a.example.org'],
  ['http://localhost:4000', undefined],
  ['http://mailkey.localhost', undefined],
  ['https://mailkey', undefined],
  ['https://mail_key.example.org', undefined],
  ['http://[::1]:4000', undefined],
  ['https://192.0.2.7', '[192.0.2.7]'],
  ['http://127.1:4000', undefined],
  ['https://[2001:db8::7]', '[IPv6:2001:db8::7]'],
])('at %s this machine is %s', (url, name) => {
  expect(ehloNameOf(url)).toBe(name);
});

it.each([
  ['192.0.2.7', '[192.0.2.7]'],
  ['::ffff:192.0.2.7', '[192.0.2.7]'],
  ['2001:db8::7', '[IPv6:2001:db8::7]'],
  ['fe80::1%eth0', '[IPv6:fe80::1]'],
])('from %s a nameless machine is %s', (address, name) => {
  expect(addressLiteral(address)).toBe(name);
  expect(isEhloName(name)).toBe(true);
});

it.each([
  'a.example.org',
  'xn--schlssel-95a.example.org',
  '1.example',
  '[192.0.2.7]',
  '[IPv6:::1]',
])('takes %s', (name) => {
  expect(isEhloName(name)).toBe(true);
});

it.each([
  ...['mailkey', 'localhost', 'a.localhost', '192.0.2.7', '[2001:db8::7]', '[300.1.1.1]', '[]'],
  ...['a b.example', 'a_b.example', '-a.example', 'a-.example', 'a..example', '.example.org'],
  ...['example.org.', 'https://example.org', 'example.org:25', 'a.example\r\nQUIT', 'schlüssel.de'],
  ...[`${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}example`, '127.1', ''],
])('does not take %j', (name) => {
  expect(isEhloName(name)).toBe(false);
});
