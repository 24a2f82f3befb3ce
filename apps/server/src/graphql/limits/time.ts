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
  const ends = new WeakMap<object, Promise<never>>();

  function endOf(context: object, milliseconds: number): Promise<never> {
    const end = ends.get(context) ?? failAfter(milliseconds);
    ends.set(context, end);
    return end;
  }

  function limited(field: GraphQLField<unknown, object>): void {
    const { resolve } = field;
    if (!resolve) return;
    field.resolve = (source, args, context, info) => {
      const { operation } = info.operation;
      const end = operation === 'subscription' ? undefined : endOf(context, limits[operation]);
      const answer: unknown = resolve(source, args, context, info);
      return end && answer instanceof Promise ? Promise.race([answer, end]) : answer;
    };
  }

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      limited(field as GraphQLField<unknown, object>); // every context of ours is an object
  }
  return schema;
}

function failAfter(milliseconds: number): Promise<never> {
  const end = new Promise<never>((_resolve, reject) => {
    setTimeout(
      () => reject(new OperationalError('TIMEOUT', 'This took too long and was given up.', 5)),
      milliseconds,
    ).unref();
  });
  // Most operations are over by then, and nobody waits for this any more.
  end.catch(() => undefined);
  return end;
}
