import { saysThrottled } from '../predicates/passing.js';
import { aadsts, all, any, at, certain, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const providerThrottled = rule({
  code: 'provider-throttled',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  retryable: true,
  refuses: 'nobody',
  title: 'The provider refuses for now: too many requests',
  cause: 'More tokens were asked for than the provider allows in that time.',
  match: certain(
    any(
      aadsts(90055),
      all(
        says(
          '429 too many',
          'http 429',
          'slow_down',
          'too many requests',
          'toomanyrequests',
          'applicationthrottled',
          'activitylimitreached',
          'errorexceededconnectioncount',
          'quota_exceeded',
        ),
        at('AUTHORIZE', 'TOKEN'),
      ),
      saysThrottled,
    ),
  ),
  repair: (v, match) => {
    const seconds = Number(/retry-after:? ?(\d{1,6})/i.exec(match.said?.readable ?? '')?.[1]);
    return {
      fix: [
        `Wait ${seconds > 0 ? `${Math.ceil(seconds / 60)} min` : 'some minutes'}. ${validateAgain(v)}`,
        'Look whether another program asks for tokens of the same application again and again.',
      ],
    };
  },
});
