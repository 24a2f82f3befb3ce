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

/** The largest page there is: what a page size in a variable is taken for. */
const LARGEST_PAGE = 100;
/** What a list without pages is taken for: steps of a run, servers of a provider. */
const SHORT_LIST = 5;

/** Objects that the answer could hold: pages inside pages multiply, plain values cost nothing. */
export const limitCost: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const cost = measureOperation(context, operation, { field: costOf, join: sum });
    if (cost > LIMITS.cost) reportTooMuch(context);
  },
});

function costOf(measured: Measured, inside: number): number {
  const { definition, parent } = measured;
  if (!definition || !isCompositeType(getNamedType(definition.type))) return 0;
  const page = pageSize(measured);
  if (page !== undefined) return 1 + page * inside;
  const paged = parent?.name.endsWith('Connection') ?? false;
  const list = isListType(getNullableType(definition.type)) && !paged;
  return list ? SHORT_LIST * (1 + inside) : 1 + inside;
}

/** The page that `first` asks for; undefined for a field without pages. */
function pageSize({ node, definition }: Measured): number | undefined {
  const argument = definition?.args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind === Kind.INT) return Math.min(Number(given.value), LARGEST_PAGE);
  return given || typeof argument.defaultValue !== 'number' ? LARGEST_PAGE : argument.defaultValue;
}
