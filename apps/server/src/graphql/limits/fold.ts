import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export interface Measured {
  node: FieldNode;
  /** Undefined for a field that the type does not have, and for __typename. */
  definition: GraphQLField<unknown, unknown> | undefined;
  parent: GraphQLCompositeType | undefined;
}

export interface Measure {
  /** The size of a field, from that of what stands inside it. */
  field(measured: Measured, inside: number): number;
  /** The size of several fields beside each other. */
  join(left: number, right: number): number;
}

/**
 * Measures an operation with its fragments put in their places. Each fragment is measured once:
 * walking every spread would let a short document with nested fragments cost years.
 */
export function measureOperation(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  measure: Measure,
): number {
  const fragments = new Map<string, number>();
  const root = context.getSchema().getRootType(operation.operation);

  function ofSet(set: SelectionSetNode | undefined, parent?: GraphQLCompositeType): number {
    return (set?.selections ?? []).reduce(
      (size, node) => measure.join(size, ofSelection(node, parent)),
      0,
    );
  }

  function ofSelection(node: SelectionNode, parent?: GraphQLCompositeType): number {
    if (node.kind === Kind.FIELD) return ofField(node, parent);
    if (node.kind === Kind.INLINE_FRAGMENT)
      return ofSet(node.selectionSet, typeNamed(node.typeCondition?.name.value) ?? parent);
    return ofFragment(node.name.value);
  }

  function ofField(node: FieldNode, parent?: GraphQLCompositeType): number {
    const definition =
      isObjectType(parent) || isInterfaceType(parent)
        ? parent.getFields()[node.name.value]
        : undefined;
    const type = definition && getNamedType(definition.type);
    const inside = ofSet(node.selectionSet, isCompositeType(type) ? type : undefined);
    return measure.field({ node, definition, parent }, inside);
  }

  function ofFragment(name: string): number {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    fragments.set(name, 0); // a fragment inside itself adds nothing here; another rule refuses it
    const fragment = context.getFragment(name);
    const size = ofSet(fragment?.selectionSet, typeNamed(fragment?.typeCondition.name.value));
    fragments.set(name, size);
    return size;
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : context.getSchema().getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  return ofSet(operation.selectionSet, root ?? undefined);
}

export const sum = (left: number, right: number): number => left + right;
