import { buildSchema, graphql, isObjectType, parse, subscribe } from 'graphql';
import { describe, expect, it } from 'vitest';
import { OperationalError } from '../../lib/errors.js';
import { limitTime } from './time.js';

const never = () => new Promise<string>(() => undefined);
const soon = () =>
  new Promise<string>((resolve) => {
    setTimeout(() => resolve('done'), 30);
  });

function schemaWith(query: () => Promise<string>, times = { query: 5, mutation: 200 }) {
  const schema = buildSchema(
    'type Query { a: String } type Mutation { a: String } type Subscription { a: Event } type Event { b: String }',
  );
  for (const [name, field, resolve] of [
    ['Query', 'a', query],
    ['Mutation', 'a', soon],
    ['Event', 'b', soon],
  ] as const) {
    const type = schema.getType(name);
    if (isObjectType(type)) Object.assign(type.getFields()[field] ?? {}, { resolve });
  }
  return limitTime(schema, times);
}

describe('G1 the time of an operation', () => {
  it('ends a query that waits for ever', async () => {
    const { errors } = await graphql({
      schema: schemaWith(never),
      source: '{ a }',
      contextValue: {},
    });
    expect(errors?.[0]?.originalError).toBeInstanceOf(OperationalError);
  });

  it('leaves a mutation its own, longer time', async () => {
    const source = 'mutation { a }';
    const answer = await graphql({ schema: schemaWith(never), source, contextValue: {} });
    expect(answer).toEqual({ data: { a: 'done' } });
  });

  it('does not end the events of a subscription', async () => {
    async function* events() {
      yield await soon().then(() => ({ a: {} }));
    }
    const schema = schemaWith(never, { query: 5, mutation: 5 });
    const document = parse('subscription { a { b } }');
    const seen = await subscribe({ schema, document, rootValue: { a: events }, contextValue: {} });
    for await (const event of seen as AsyncIterable<unknown>)
      expect(event).toEqual({ data: { a: { b: 'done' } } });
  });
});
