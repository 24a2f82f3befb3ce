import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9%eth0', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it.each([
    ...['', ' ', 'unknown', 'localhost', '_hidden', '1', '0x7f.1', '010.0.0.1', '256.0.0.1'],
    ...[':', '::1::', '2001:db8::g', '1:2:3:4:5:6:7:8:9', '[', '[]:1', 'x'.repeat(10_000)],
    ...['1.2.3.4, 5.6.7.8', '1.2.3.4:', '1.2.3.4\r\n'],
  ])('is one and the same for what is no address: %j', (ip) => {
    expect(networkOf(ip)).toBe('unknown');
  });
});
