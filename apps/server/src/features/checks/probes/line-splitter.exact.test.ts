import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLineSplitter } from './line-splitter.js';

/** Cuts bytes at the given places. */
function pieces(bytes: Buffer, cuts: number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return places.slice(1).map((end, at) => bytes.subarray(places[at], end));
}

it('gives the same lines for any bytes, however they are cut into chunks', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      (raw, cuts) => {
        const bytes = Buffer.from(raw.map((byte) => (byte % 5 === 0 ? 0x0a : byte)));
        const once = createLineSplitter(40);
        const often = createLineSplitter(40);
        const whole = once.push(bytes);
        const parts = pieces(bytes, cuts).flatMap((piece) => often.push(piece));
        expect(parts).toEqual(whole);
        expect(often.takeRest()).toEqual(once.takeRest());
        expect(whole.every(({ text }) => text.length <= 40 && !text.includes('\n'))).toBe(true);
      },
    ),
  );
});
