import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Whether an operation asks for one of these fields, anywhere beneath the field that is being answered. */
export function asksFor(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  names: readonly string[],
): boolean {
  const seen = new Set<string>();

  const inSet = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).some((node) => {
      if (node.kind === Kind.FIELD)
        return names.includes(node.name.value) || inSet(node.selectionSet);
      if (node.kind === Kind.INLINE_FRAGMENT) return inSet(node.selectionSet);
      const name = node.name.value;
      if (seen.has(name)) return false;
      seen.add(name);
      return inSet(fragments[name]?.selectionSet);
    });

  return fieldNodes.some(({ selectionSet }) => inSet(selectionSet));
}
