import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

/** Values for the arguments that a field cannot be asked without, as they stand in a document. */
export type Given = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Queries for every root field of a printed schema, which together ask for all there is down to a depth:
 * one for each object in a field, as all of them at once are more than the server takes.
 */
export function everyQuery(
  sdl: string,
  given: Given,
  depth = 4,
): { name: string; query: string }[] {
  const root = buildSchema(sdl).getQueryType();
  return Object.values(root?.getFields() ?? {}).flatMap((field) =>
    objectsIn(field).map((only) => ({
      name: field.name,
      query: `{ ${selection(field, given[field.name] ?? {}, { depth, only })} }`,
    })),
  );
}

/** Names of the fields of a field that are objects; one undefined where there is none. */
function objectsIn(field: GraphQLField<unknown, unknown>): (string | undefined)[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return [undefined];
  const objects = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((child) => isCompositeType(getNamedType(child.type)));
  return objects.length > 0 ? objects.map(({ name }) => name) : [undefined];
}

interface Extent {
  depth: number;
  /** Of the objects in it, this one alone. */
  only?: string | undefined;
}

function selection(
  field: GraphQLField<unknown, unknown>,
  given: Readonly<Record<string, string>>,
  { depth, only }: Extent,
): string {
  const args = field.args.flatMap(({ name }) => {
    if (given[name] !== undefined) return [`${name}: ${given[name]}`];
    return name === 'first' ? ['first: 4'] : [];
  });
  const called = field.name + (args.length > 0 ? `(${args.join(', ')})` : '');
  const type = getNamedType(field.type);
  return isObjectType(type) || isInterfaceType(type)
    ? `${called} ${fieldsOf(type as GraphQLObjectType, { depth, only })}` // both have getFields
    : called;
}

function fieldsOf(type: GraphQLObjectType, { depth, only }: Extent): string {
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)))
    .filter(({ name, type: its }) => !only || name === only || !isCompositeType(getNamedType(its)))
    .map((field) => selection(field, {}, { depth: depth - 1 }));
  return `{ __typename ${fields.join(' ')} }`;
}
