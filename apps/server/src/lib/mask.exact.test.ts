import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMask } from './mask.js';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

it('never lets a secret through, in clear or in base64', () => {
  const secrets = fc
    .string({ minLength: 12, maxLength: 60 })
    .filter((text) => text.trim().length > 11);
  const around = fc.string({ maxLength: 30 });
  fc.assert(
    fc.property(secrets, around, around, (secret, before, after) => {
      const masked = createMask([secret]);
      const wrapped = base64(before + secret + after);
      expect(masked(`${before}${secret}${after}`)).not.toContain(secret);
      expect(Buffer.from(masked(wrapped), 'base64').toString('utf8')).not.toContain(secret);
    }),
  );
});
