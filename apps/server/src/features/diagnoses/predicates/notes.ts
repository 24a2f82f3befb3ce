import { all, any, heardBy, says } from '../matchers.js';

/** What people add to a paste in their own words. */
export const personalNote = all(
  heardBy('pasted'),
  says('personal account', 'personal mailbox', 'outlook com', 'hotmail com', 'live com'),
);
export const elsewhereNote = all(heardBy('pasted'), says('works from another network'));
export const minutesNote = all(
  heardBy('pasted'),
  any(says('minutes ago', 'worked before', 'worked earlier'), says('worked until')),
);
