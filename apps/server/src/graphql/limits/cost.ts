import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type ValidationRule,
} from 'graphql';
import { measureOperation, sum, type Measured } from './fold.js';
import { LIMITS, reportTooMuch } from './limits.js';
import { LIST_SIZES } from './list-sizes.js';
import { clampedPage, LARGEST_PAGE } from './page-size.js';

/** Diagnoses, steps and the like lie in the row of what they belong to: this many cost as much as one more row. */
const WITH_THEIR_ROW = 5;

/**
 * Objects that the answer could hold: pages inside pages multiply, plain values cost nothing. No part
 * is ever negative, so that none pays for another.
 */
export const limitCost: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const cost = measureOperation(context, operation, { field: costOf, join: sum });
    if (cost > LIMITS.cost) reportTooMuch(context);
  },
});

function costOf(measured: Measured, inside: number): number {
  const { definition, parent } = measured;
  if (!definition || !isCompositeType(getNamedType(definition.type))) return 0;
  const list = isListType(getNullableType(definition.type));
  const page = pageSize(measured);
  if (page !== undefined) return list ? page * (1 + inside) : 1 + page * inside;
  // The edges and nodes of a page are counted with the page.
  if (!list || parent?.name.endsWith('Connection')) return 1 + inside;
  const size = LIST_SIZES[`${parent?.name}.${definition.name}`] ?? LARGEST_PAGE;
  return inside === 0 ? Math.ceil(size / WITH_THEIR_ROW) : size * (1 + inside);
}

/** The page that `first` asks for, 1 to 100; undefined for a field without pages. */
function pageSize({ node, definition }: Measured): number | undefined {
  const argument = definition?.args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind === Kind.INT) return clampedPage(Number(given.value));
  // A variable may hold anything.
  return given || typeof argument.defaultValue !== 'number'
    ? LARGEST_PAGE
    : clampedPage(argument.defaultValue);
}
