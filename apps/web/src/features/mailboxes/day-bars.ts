import type { DayState } from '@mailkey/schema';

/** The worse a day, the taller its bar: what is wrong is seen without colours, too. */
const HEIGHTS: Record<DayState, number> = { OFF: 2, OK: 9, THROTTLED: 13, FAILING: 18 };

/** In the order in which they are told. */
export const dayStates = ['OK', 'FAILING', 'THROTTLED', 'OFF'] as const satisfies DayState[];

export const fills: Record<DayState, string> = {
  OK: 'fill-success',
  FAILING: 'fill-error',
  THROTTLED: 'fill-warning',
  OFF: 'fill-(--ui-text-dimmed)',
};

/** A bar, and the whole of a day with the gap behind it. */
export const BAR = { width: 3, step: 4, height: 18 };

const bar = (index: number, height: number) =>
  `M${index * BAR.step} ${BAR.height - height}h${BAR.width}v${height}h-${BAR.width}z`;

export const dayBar = (state: DayState, index: number): string => bar(index, HEIGHTS[state]);

/** The bars of a strip, a path for each state: a long list has room for no more. */
export function stripPaths(states: readonly DayState[]): { state: DayState; d: string }[] {
  return dayStates.flatMap((state) => {
    const d = states.map((one, index) => (one === state ? dayBar(one, index) : '')).join('');
    return d ? [{ state, d }] : [];
  });
}

export interface FleetCounts {
  ok: number;
  failing: number;
  throttled: number;
}

const total = ({ ok, failing, throttled }: FleetCounts) => ok + failing + throttled;

/**
 * A day of all mailboxes, as high as there were mailboxes, what is wrong at its foot; a few of many are
 * seen all the same.
 */
export function fleetBars(days: readonly FleetCounts[], height: number) {
  const most = Math.max(1, ...days.map(total));
  return days.map((day, index) => {
    const whole = Math.round((total(day) / most) * height);
    const share = (count: number) => count && Math.max(2, Math.round((count / total(day)) * whole));
    const [failing, throttled] = [share(day.failing), share(day.throttled)];
    const ok = day.ok && Math.max(1, whole - failing - throttled);
    let top = height;
    const part = (state: DayState, size: number) => ({ state, size, y: (top -= size) });
    const parts = [part('FAILING', failing), part('THROTTLED', throttled), part('OK', ok)];
    return { x: index * BAR.step, parts: parts.filter(({ size }) => size > 0) };
  });
}

/** How high the average of each day stands among the averages; null where nothing was checked. */
export function timeBars(days: readonly { averageMs: number | null }[], height: number) {
  const most = Math.max(1, ...days.map(({ averageMs }) => averageMs ?? 0));
  const bars = days.map(({ averageMs }) =>
    averageMs === null ? null : Math.max(1, Math.round((averageMs / most) * height)),
  );
  return { most, bars };
}
