import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './wiring/schema.js';

/** Writes the SDL to the file that is named on the command line. */
const [target] = process.argv.slice(2);
if (!target) throw new Error('usage: print-schema <file>');
writeFileSync(target, `${printSchema(lexicographicSortSchema(createSchema()))}\n`);
