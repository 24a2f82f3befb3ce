// The public contract is a promise to integrators: the schema may grow, it may not break it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';

const here = import.meta.dirname;
const contract = readFileSync(join(here, 'contract.graphql'), 'utf8');
const schema = readFileSync(join(here, 'schema.graphql'), 'utf8');

const upstream = join(here, '../../../shared/api/contract.graphql');
if (existsSync(upstream) && readFileSync(upstream, 'utf8') !== contract) {
  console.warn('contract.graphql differs from ../shared/api/contract.graphql: copy it anew.');
}

const breaks = findBreakingChanges(buildSchema(contract), buildSchema(schema));
for (const { type, description } of breaks) console.error(`${type}: ${description}`);
if (breaks.length > 0) process.exit(1);
console.log('The schema keeps the contract.');
