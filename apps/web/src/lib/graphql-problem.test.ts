import { ApolloError } from '@apollo/client/core';
import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { readProblem } from './graphql-problem.js';

const refused = (extensions: Record<string, unknown>) =>
  new ApolloError({ graphQLErrors: [new GraphQLError('Please fix the form.', { extensions })] });

it('puts each message beside its field', () => {
  const fields = [
    { path: 'input.name', code: 'EMPTY', message: 'A name is needed.' },
    { path: ['input', 'incoming', 'host'], code: 'HOST', message: 'Not a host.' },
    { path: 'scopes.2', code: 'SCOPE', message: 'A line break.' },
  ];
  expect(readProblem(refused({ code: 'BAD_USER_INPUT', fields }))).toEqual({
    code: 'BAD_USER_INPUT',
    message: 'Please fix the form.',
    fields: { name: 'A name is needed.', 'incoming.host': 'Not a host.', scopes: 'A line break.' },
  });
});

it('keeps the first of two messages for one field', () => {
  const fields = [
    { path: 'name', message: 'first' },
    { path: 'name', message: 'second' },
  ];
  expect(readProblem(refused({ code: 'BAD_USER_INPUT', fields })).fields).toEqual({
    name: 'first',
  });
});

it('calls an answer that never came NETWORK', () => {
  expect(readProblem(new ApolloError({ networkError: new Error('down') })).code).toBe('NETWORK');
  expect(readProblem(new TypeError('x')).code).toBe('NETWORK');
});
