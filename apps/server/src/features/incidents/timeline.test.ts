import { describe, expect, it } from 'vitest';
import { timeline } from './timeline.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 12, minutes));
const told = (...given: Parameters<typeof timeline>) =>
  timeline(...given).moments.map(({ kind, at: time, mailboxes }) => [
    kind,
    time.getUTCMinutes(),
    mailboxes.join(' '),
  ]);
const moment = (kind: 'JOINED' | 'LEFT', minutes: number, ...mailboxes: string[]) => ({
  kind,
  at: at(minutes),
  mailboxes,
  mailboxCount: mailboxes.length,
});

describe('the timeline of an incident', () => {
  it('tells of those together who come or go together', () => {
    const affected = [
      ...[moment('JOINED', 0, 'ana'), moment('JOINED', 3, 'bob'), moment('JOINED', 20, 'cyd')],
      ...[moment('LEFT', 40, 'ana'), moment('LEFT', 42, 'bob'), moment('LEFT', 41, 'cyd')],
    ];
    expect(told({ openedAt: at(0), closedAt: at(42) }, affected)).toEqual([
      ['OPENED', 0, 'ana bob'],
      ['JOINED', 20, 'cyd'],
      ['LEFT', 40, 'ana cyd bob'],
      ['RECOVERED', 42, ''],
    ]);
  });

  it('of an open incident has no end', () => {
    const affected = [moment('JOINED', 0, 'ana')];
    expect(told({ openedAt: at(0), closedAt: null }, affected)).toEqual([['OPENED', 0, 'ana']]);
  });

  it('names ten of those who come together, and counts all', () => {
    const names = Array.from({ length: 12 }, (_, place) => String(place));
    const many = { ...moment('JOINED', 0, ...names), mailboxCount: 9000 };
    const { moments } = timeline({ openedAt: at(0), closedAt: null }, [
      many,
      moment('JOINED', 1, 'x'),
    ]);
    expect(moments).toEqual([expect.objectContaining({ mailboxCount: 9001 })]);
    expect(moments[0]!.mailboxes).toEqual(names.slice(0, 10));
  });

  it('says how many moments it leaves out', () => {
    const many = Array.from({ length: 60 }, (_, place) => moment('JOINED', 10 * (place + 1), 'x'));
    const { moments, omitted } = timeline({ openedAt: at(0), closedAt: null }, many);
    expect([moments.length, omitted]).toEqual([50, 11]);
  });
});
