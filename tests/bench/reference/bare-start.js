import { createRequire } from 'node:module';
import { expressMiddleware } from '@as-integrations/express5';

/**
 * What every server of this kind loads, from the product's own packages, with one field and an empty
 * database. Reads the port and the path of the database; says when it listens.
 */
const require = createRequire(new URL('../../../apps/server/package.json', import.meta.url));
require('reflect-metadata');
const { ApolloServer } = require('@apollo/server');
const express = require('express');
const { DataSource } = require('typeorm');
const [, , port = '0', database = ''] = process.argv;

await new DataSource({ type: 'sqlite', database, entities: [] }).initialize();
const apollo = new ApolloServer({ typeDefs: 'type Query { ok: Boolean }' });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
app.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
