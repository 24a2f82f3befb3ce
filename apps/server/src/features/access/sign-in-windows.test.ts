import { expect, it } from 'vitest';
import { codeWindowsOf, windowsOf } from './sign-in-windows.js';

const keysFrom = (ip: string, email = 'ana@example.org') =>
  windowsOf({ kind: 'stranger', email, ip }).map(({ key }) => key);

it('S13 counts a whole /64 of IPv6 as one network, and IPv4 inside IPv6 as IPv4', () => {
  expect(keysFrom('2001:db8:1:2::1')).toEqual(keysFrom('2001:0DB8:0001:0002:ffff:1:2:3'));
  expect(keysFrom('2001:db8:1:2::1')).not.toEqual(keysFrom('2001:db8:1:3::1'));
  expect(keysFrom('::ffff:192.0.2.7')).toEqual(keysFrom('192.0.2.7'));
  expect(keysFrom('::ffff:c000:207')).toEqual(keysFrom('192.0.2.7'));
  expect(keysFrom('192.0.2.8')).not.toEqual(keysFrom('192.0.2.7'));
});

it('takes an address for the same account however it is written', () => {
  expect(keysFrom('192.0.2.7', ' ANA@Example.org ')).toEqual(keysFrom('192.0.2.7'));
});

it('S14 gives sessions and known browsers a window of their own and nothing else', () => {
  expect(windowsOf({ kind: 'session', id: 's' })).toEqual([{ key: 'session:s', limit: 10 }]);
  expect(windowsOf({ kind: 'browser', id: 'b' })).toEqual([{ key: 'browser:b', limit: 10 }]);
  expect(codeWindowsOf({ kind: 'browser', id: 'b' }, 'u')).toEqual([]);
});
