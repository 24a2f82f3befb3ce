import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { badInput } from '../../lib/errors.js';

/** The largest page there is. */
export const LARGEST_PAGE = 100;
/** The page of a list that is not asked for more. */
export const PAGE = 20;

/** A page size as it counts: 1 to 100, whatever was asked for. What is no number is the largest. */
export const clampedPage = (size: number): number =>
  size >= 1 ? Math.min(size, LARGEST_PAGE) : size < 1 ? 1 : LARGEST_PAGE;

/**
 * Judges `first` before a resolver or an access rule sees it, over HTTP and WebSocket alike: nothing
 * below ever meets another page size than 1 to 100. Whoever asks for none to read a count gets one.
 */
export function limitPages(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      limitPage(field as GraphQLField<unknown, unknown>);
  }
  return schema;
}

function limitPage(field: GraphQLField<unknown, unknown>): void {
  const { resolve } = field;
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument || !resolve) return;
  const usual = typeof argument.defaultValue === 'number' ? argument.defaultValue : PAGE;
  field.resolve = (source, args: { first?: number | null }, context, info) => {
    const size = args.first ?? usual;
    if (size < 0 || size > LARGEST_PAGE)
      throw badInput([{ path: 'first', code: 'OUT_OF_RANGE', message: 'first must be 1 to 100.' }]);
    return resolve(source, { ...args, first: clampedPage(size) }, context, info);
  };
}
