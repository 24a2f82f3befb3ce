import type { Evidence } from '../evidence.js';
import { all, not, possible, says } from '../matchers.js';

const DAY = 86_400_000;

/** One text of Google for many reasons; the age of the grant tells them apart. */
export const googleEnded = possible(
  all(says('expired or revoked'), not(says('authorization code'))),
);

/** In days, from the facts or from a note beside a pasted text; undefined when nobody told. */
export function grantAge({ facts, said }: Evidence): number | undefined {
  if (facts.grant) return (facts.now.getTime() - facts.grant.issuedAt.getTime()) / DAY;
  const noted = said
    .map(({ words }) => / issued (\d{1,4}) days ago /.exec(words)?.[1])
    .find(Boolean);
  return noted === undefined ? undefined : Number(noted);
}
