import { readFileSync, rmSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Died, type Subject } from './subject.js';
import type { Stage } from './stage.js';

interface Loop {
  /** A process that was stopped is woken a moment later. */
  how: 'kill' | 'throw' | 'stop' | `sleep:${number}`;
  /** What is struck, in a process that has worked before. */
  act(subject: Subject): Promise<unknown>;
  /** Called after each strike, with a process that lives. */
  after(subject: Subject, place: string): Promise<void>;
}

/**
 * Strikes at the first place that is passed, then at the second, and so on, until a run gets through
 * untouched. Answers with the places, in order.
 */
export async function strikeAtEachPlace(stage: Stage, { how, act, after }: Loop) {
  const trace = join(stage.home, 'passed');
  const places: string[] = [];
  let subject = await stage.start();
  for (let count = 1; ; count += 1) {
    rmSync(trace, { force: true });
    await subject.order('arm', { failpoints: `nth=${count}:${how}`, trace });
    const awake = how === 'stop' ? wakes(subject) : undefined;
    const died = await act(subject).then(
      () => false,
      (cause: unknown) => {
        if (cause instanceof Died || how === 'throw') return cause instanceof Died;
        throw cause;
      },
    );
    awake?.abort();
    if (died) subject = await stage.start();
    else await subject.order('arm', {});
    const passed = existsSync(trace) ? readFileSync(trace, 'utf8').trim().split('\n') : [];
    const place = passed[count - 1];
    if (place === undefined) {
      await subject.kill();
      return places;
    }
    expect(died).toBe(how === 'kill');
    places.push(place);
    await after(subject, place);
  }
}

/** Wakes a process whenever it stands still, as Linux tells, after a moment in which others may act. */
function wakes({ pid, signal }: Subject): AbortController {
  const over = new AbortController();
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await pause(10);
      if (!standsStill(pid)) continue;
      await pause(50);
      signal('SIGCONT');
    }
  };
  void watch();
  return over;
}

/** State T of proc(5). */
function standsStill(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}
