import {
  ApolloLink,
  execute,
  gql,
  Observable,
  toPromise,
  type FetchResult,
} from '@apollo/client/core';
import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { proofLink } from './apollo.js';

const refused: FetchResult = {
  errors: [
    new GraphQLError('Enter your password again.', {
      extensions: { code: 'FORBIDDEN', reason: 'REAUTHENTICATE' },
    }),
  ],
};

/** A server that wants the password once, and a person who shows it or not. */
function send(shows: boolean, first: FetchResult = refused) {
  const sent: string[] = [];
  const server = new ApolloLink(({ operationName }) => {
    sent.push(operationName);
    return Observable.of(sent.length === 1 ? first : { data: { done: true } });
  });
  const asked: boolean[] = [];
  const ask = () => {
    asked.push(true);
    return Promise.resolve(shows);
  };
  const link = ApolloLink.from([proofLink(ask), server]);
  const query = gql`
    mutation Do {
      done
    }
  `;
  const answer = toPromise(execute(link, { query, operationName: 'Do' }));
  return { answer, sent, asked };
}

it('sends the operation again once the password was shown', async () => {
  const { answer, sent } = send(true);
  expect(await answer).toEqual({ data: { done: true } });
  expect(sent).toEqual(['Do', 'Do']);
});

it('hands on the refusal where it was not', async () => {
  const { answer, sent } = send(false);
  expect((await answer).errors?.[0]?.message).toBe('Enter your password again.');
  expect(sent).toEqual(['Do']);
});

it('does not ask for other refusals', async () => {
  const other = new GraphQLError('No.', { extensions: { code: 'FORBIDDEN' } });
  const { answer, asked } = send(true, { errors: [other] });
  expect((await answer).errors).toHaveLength(1);
  expect(asked).toEqual([]);
});
