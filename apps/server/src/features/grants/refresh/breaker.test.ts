import { describe, expect, it } from 'vitest';
import { hostAfter, isGivenUp, openAgainAt, UNTROUBLED, type HostEvent } from './breaker.js';

const SECOND = 1_000;
const failed: HostEvent = { kind: 'failed' };
const asked: HostEvent = { kind: 'asked' };
const after = (...events: [HostEvent, number][]) =>
  events.reduce((state, [event, at]) => hostAfter(state, event, at), UNTROUBLED);
const fiveFailures = Array<[HostEvent, number]>(5).fill([failed, 100]);

describe('a host', () => {
  it('is given up after five failures in a row, for half a minute', () => {
    expect(isGivenUp(after(...fiveFailures.slice(1)))).toBe(false);
    expect(isGivenUp(after(...fiveFailures))).toBe(true);
    expect(openAgainAt(after(...fiveFailures))).toBe(100 + 30 * SECOND);
  });

  it('is not given up while answers come in between', () => {
    const mixed = after(...fiveFailures.slice(1), [{ kind: 'answered' }, 100], [failed, 100]);
    expect(openAgainAt(mixed)).toBe(0);
  });

  it('lets one probe out, which holds the others back at once', () => {
    const at = 40 * SECOND;
    const probing = after(...fiveFailures, [asked, at]);
    expect(openAgainAt(probing)).toBe(at + 30 * SECOND);
    expect(openAgainAt(hostAfter(probing, failed, at + SECOND))).toBe(at + 31 * SECOND);
    expect(hostAfter(probing, { kind: 'answered' }, at)).toEqual(UNTROUBLED);
  });

  it('is left in peace as long as it wishes, from the first time on', () => {
    const resting = after([{ kind: 'failed', retryAfter: 120 * SECOND }, SECOND]);
    expect(openAgainAt(resting)).toBe(121 * SECOND);
    expect(isGivenUp(resting)).toBe(false);
  });

  it('keeps its rest when the answer to an earlier request comes', () => {
    const resting = after([{ kind: 'failed', retryAfter: 120 * SECOND }, SECOND]);
    expect(openAgainAt(hostAfter(resting, { kind: 'answered' }, 2 * SECOND))).toBe(121 * SECOND);
  });

  it('is not troubled by being asked', () => {
    expect(after([asked, 1], [asked, 2])).toEqual(UNTROUBLED);
  });
});
