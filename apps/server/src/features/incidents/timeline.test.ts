import { describe, expect, it } from 'vitest';
import { timeline } from './timeline.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 12, minutes));
const told = (...given: Parameters<typeof timeline>) =>
  timeline(...given).map(({ kind, at: time, mailboxes }) => [
    kind,
    time.getUTCMinutes(),
    mailboxes.join(' '),
  ]);

describe('the timeline of an incident', () => {
  it('tells of those together who come or go together', () => {
    const affected = [
      { name: 'ana', joinedAt: at(0), leftAt: at(40) },
      { name: 'bob', joinedAt: at(3), leftAt: at(42) },
      { name: 'cyd', joinedAt: at(20), leftAt: at(41) },
    ];
    expect(told({ openedAt: at(0), closedAt: at(42) }, affected)).toEqual([
      ['OPENED', 0, 'ana bob'],
      ['JOINED', 20, 'cyd'],
      ['LEFT', 40, 'ana cyd bob'],
      ['RECOVERED', 42, ''],
    ]);
  });

  it('of an open incident has no end', () => {
    const affected = [{ name: 'ana', joinedAt: at(0), leftAt: null }];
    expect(told({ openedAt: at(0), closedAt: null }, affected)).toEqual([['OPENED', 0, 'ana']]);
  });
});
