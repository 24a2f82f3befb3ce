import { expect, it } from 'vitest';
import { fleetBars, stripPaths, timeBars } from './day-bars.js';

it('draws a strip with a path for each state that there is, the worse the taller', () => {
  expect(stripPaths(['OK', 'FAILING', 'OK', 'OFF'])).toEqual([
    { state: 'OK', d: 'M0 9h3v9h-3zM8 9h3v9h-3z' },
    { state: 'FAILING', d: 'M4 0h3v18h-3z' },
    { state: 'OFF', d: 'M12 16h3v2h-3z' },
  ]);
  expect(stripPaths([])).toEqual([]);
});

it('shows the few of many that fail, and never more than the chart has room for', () => {
  const day = { ok: 9_990, failing: 9, throttled: 1 };
  const [first, off] = fleetBars([day, { ok: 0, failing: 0, throttled: 0 }], 40);
  expect(first?.parts).toEqual([
    { state: 'FAILING', size: 2, y: 38 },
    { state: 'THROTTLED', size: 2, y: 36 },
    { state: 'OK', size: 36, y: 0 },
  ]);
  expect(off?.parts).toEqual([]);
});

it('draws days as high as there were mailboxes', () => {
  const few = { ok: 10, failing: 0, throttled: 0 };
  const [small, large] = fleetBars([few, { ...few, ok: 20 }], 40);
  expect([small?.parts[0]?.size, large?.parts[0]?.size]).toEqual([20, 40]);
});

it('measures the times of checks by the slowest day, and leaves days without a check free', () => {
  const days = [500, null, 2_000, 1].map((averageMs) => ({ averageMs }));
  expect(timeBars(days, 40)).toEqual({ most: 2_000, bars: [10, null, 40, 1] });
  expect(timeBars([{ averageMs: null }, { averageMs: 0 }], 40).bars).toEqual([null, 1]);
});
