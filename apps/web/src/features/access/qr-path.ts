import { encode } from 'uqr';

/** Modules of quiet around the code: what ISO/IEC 18004 asks for, else some cameras do not find it. */
const QUIET = 4;

/** A QR code as the path of its dark modules, one unit each, in a square of `size` units. */
export function qrPath(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((line, y) =>
    [
      ...line
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { d: runs.join(''), size };
}
