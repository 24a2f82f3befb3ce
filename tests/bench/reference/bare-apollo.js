import { createRequire } from 'node:module';
import { expressMiddleware } from '@as-integrations/express5';

/**
 * The very Apollo and Express that Mailkey uses, with one field and nothing around them. A process of its
 * own, so that its processor time is its own; prints its port.
 */
const require = createRequire(new URL('../../../apps/server/package.json', import.meta.url));
const { ApolloServer } = require('@apollo/server');
const express = require('express');

const apollo = new ApolloServer({ typeDefs: 'type Query { empty: String }' });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
