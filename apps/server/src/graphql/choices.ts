import { registerEnumType } from 'type-graphql';

/**
 * GraphQL enums as values: decorators need an object where TypeScript is content with a union.
 * `T` ties each to the union that the pure code uses; a missing or foreign member does not compile.
 */
export function choices<T extends string>(
  name: string,
  description: string | undefined,
  values: { [K in T]: K },
) {
  registerEnumType(values, { name, description });
  return values;
}
