import { expect, it } from 'vitest';
import { wantsToKnowWho } from './mail-house.js';

it.each(['imap.163.com', 'IMAP.126.com', '188.com', 'imap.yeah.net.', 'imap.qiye.163.com'])(
  '%s wants to know who asks',
  (host) => expect(wantsToKnowWho(host)).toBe(true),
);

it.each(['imap.1163.com', '163.com.example.org', 'imap.qq.com', '163.net'])('%s does not', (host) =>
  expect(wantsToKnowWho(host)).toBe(false),
);
