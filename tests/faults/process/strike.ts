import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { armFailpoints } from '@mailkey/server/lib/failpoint';

export interface Strikes {
  /** `refresh.answered=kill`, `run.ended=sleep:200`, `nth=7:kill`; several with commas between. */
  failpoints?: string;
  /** A file that every place passed is appended to, so that the list outlives the process. */
  trace?: string;
}

/** Arms the fail points of this process, which has to be one of the tests. Every strike happens once. */
export function arm({ failpoints = '', trace }: Strikes): void {
  if (process.env['NODE_ENV'] !== 'test') throw new Error('fail points are for tests');
  const strikes = new Map(failpoints.split(',').map(parsed));
  let passed = 0;
  armFailpoints((place) => {
    passed += 1;
    if (trace) appendFileSync(trace, `${place}\n`);
    for (const key of [place, `nth:${passed}`]) {
      const action = strikes.get(key);
      strikes.delete(key);
      if (action) return strike(action, place);
    }
    return undefined;
  });
}

function parsed(one: string): [string, string] {
  const [place = '', ...rest] = one.split('=');
  const action = rest.join('=');
  if (place !== 'nth') return [place, action];
  const [count, ...what] = action.split(':');
  return [`nth:${count}`, what.join(':')];
}

function strike(action: string, place: string): Promise<void> {
  const [what, much] = action.split(':');
  switch (what) {
    case 'kill':
      return die('SIGKILL');
    case 'stop':
      return die('SIGSTOP');
    case 'throw':
      return Promise.reject(new Error(`struck at ${place}`));
    case 'sleep':
      return sleep(Number(much));
    default:
      throw new Error(`no such strike: ${action}`);
  }
}

/** The signal arrives before another instruction of this program runs. */
function die(signal: NodeJS.Signals): Promise<void> {
  process.kill(process.pid, signal);
  return Promise.resolve();
}
