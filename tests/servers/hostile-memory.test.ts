import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';
import { protocols } from './honest.js';
import type { Peer } from './throwaway.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // the flag has just put it there

const failing = createFailing();
const MEBIBYTE = 1024 * 1024;

async function flood(peer: Peer): Promise<void> {
  for (let at = 0; at < 100; at += 1) {
    peer.say('x'.repeat(4096));
    if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

it.each(Object.keys(protocols) as MailProtocol[])(
  'E3 a hundred floods of a hostile %s server leave nothing in memory',
  async (protocol) => {
    const once = () => failing.fail(protocol, { security: 'TLS', deviations: { greet: flood } });
    for (let warm = 0; warm < 5; warm += 1) await once();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 100; at += 1) await once();
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * MEBIBYTE);
  },
);
