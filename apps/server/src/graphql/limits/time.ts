import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { OperationalError } from '../../lib/errors.js';

/** Milliseconds. A mutation may have to wait for a provider, which has a deadline of its own (15 s). */
export interface TimeLimits {
  query: number;
  mutation: number;
}

export const TIME_LIMITS: TimeLimits = { query: 10_000, mutation: 30_000 };

/**
 * Ends what a query or a mutation waits for. Subscriptions live as long as their socket. The clock
 * of an operation starts with its first field; its context is what tells operations apart.
 */
export function limitTime(schema: GraphQLSchema, limits: TimeLimits): GraphQLSchema {
  const budgets = new WeakMap<object, Budget>();

  function budgetOf(context: object, milliseconds: number): Budget {
    const budget = budgets.get(context) ?? createBudget(milliseconds);
    budgets.set(context, budget);
    return budget;
  }

  function limited(field: GraphQLField<unknown, object>): void {
    const { resolve } = field;
    if (!resolve) return;
    field.resolve = (source, args, context, info) => {
      const { operation } = info.operation;
      const budget =
        operation === 'subscription' ? undefined : budgetOf(context, limits[operation]);
      const answer: unknown = resolve(source, args, context, info);
      return budget && answer instanceof Promise ? budget.within(answer) : answer;
    };
  }

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      limited(field as GraphQLField<unknown, object>); // every context of ours is an object
  }
  return schema;
}

interface Budget {
  /** What is waited for; it fails when the time is spent. */
  within<T>(answer: Promise<T>): Promise<T>;
}

/** Holds on to nothing that has been answered: a timer for each of thousands would keep their answers until its end. */
function createBudget(milliseconds: number): Budget {
  const ends = performance.now() + milliseconds;
  const waiting = new Set<(cause: Error) => void>();
  let timer: NodeJS.Timeout | undefined;

  function spend(): void {
    for (const fail of waiting)
      fail(new OperationalError('TIMEOUT', 'This took too long and was given up.', 5));
  }

  return {
    within: (answer) =>
      new Promise((resolve, reject) => {
        if (waiting.size === 0) timer = setTimeout(spend, ends - performance.now()).unref();
        waiting.add(reject);
        answer.then(resolve, reject).finally(() => {
          waiting.delete(reject);
          if (waiting.size === 0) clearTimeout(timer);
        });
      }),
  };
}
