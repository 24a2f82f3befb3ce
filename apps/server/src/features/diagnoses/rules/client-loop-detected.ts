import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientLoopDetected = rule({
  code: 'client-loop-detected',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'OPERATOR',
  retryable: true,
  refuses: 'nobody',
  title: 'Microsoft stops a program that repeats the same request',
  cause: 'The same request came again and again within a short time, so it is refused for a while.',
  match: certain(aadsts(50196)),
  repair: (v) => ({
    fix: [
      'Stop what repeats it: another program with the same application and account.',
      `Wait a quarter of an hour. ${validateAgain(v)}`,
    ],
  }),
});
