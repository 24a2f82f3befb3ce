import { ApolloClient, ApolloLink, gql, InMemoryCache, Observable } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { mount } from '@vue/test-utils';
import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { useAdvice } from './useAdvice.js';

type Answer = { lint: string[] };
const query = gql`
  query Lint($text: String!) {
    lint(text: $text)
  }
`;

/** What is asked of a server that answers each time with the next of `answers`. */
function advised(answers: (Error | string[] | GraphQLError)[]) {
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        const answer = answers.shift();
        if (answer instanceof GraphQLError) observer.next({ errors: [answer] });
        else if (answer instanceof Error) return observer.error(answer);
        else observer.next({ data: { lint: answer } });
        observer.complete();
      }),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link,
    devtools: { enabled: false },
  });
  let advice: ReturnType<typeof useAdvice<Answer, { text: string }>> | undefined;
  mount(
    {
      setup() {
        advice = useAdvice<Answer, { text: string }>(query, () => ({ text: 'x' }));
        return () => null;
      },
    },
    { global: { provide: { [DefaultApolloClient]: client } } },
  );
  if (!advice) throw new Error('Nothing was mounted.');
  return advice;
}

const refusal = (code: string) => new GraphQLError('No.', { extensions: { code } });

it.each([new Error('offline'), refusal('INTERNAL_SERVER_ERROR'), refusal('FORBIDDEN')])(
  'that failed is not "nothing to say": %s',
  async (failure) => {
    const { error, look } = advised([failure]);
    expect(await look()).toBeUndefined();
    expect(error.value).toBeTruthy();
  },
);

it('that comes after one that failed counts again', async () => {
  const { found, error, look } = advised([new Error('offline'), ['short']]);
  await look();
  expect(await look()).toEqual({ lint: ['short'] });
  expect([found.value, error.value]).toEqual([{ lint: ['short'] }, null]);
});

it('of something half typed is left to saving, and the last one stays', async () => {
  const { found, error, look } = advised([['short'], refusal('BAD_USER_INPUT')]);
  await look();
  expect(await look()).toEqual({ lint: ['short'] });
  expect([found.value, error.value]).toEqual([{ lint: ['short'] }, null]);
});
