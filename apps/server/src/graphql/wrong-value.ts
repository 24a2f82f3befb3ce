import { GraphQLError, Kind, parse, visit, type ASTNode } from 'graphql';
import type { FieldProblem } from '../lib/errors.js';

/**
 * What is wrong with a variable that does not fit its type, in our own words: those of graphql repeat the
 * value, and that may be a secret. Undefined: the error is of another kind.
 */
export function wrongValue(error: GraphQLError): FieldProblem | undefined {
  const [definition] = error.nodes ?? [];
  if (definition?.kind !== Kind.VARIABLE_DEFINITION) return undefined;
  const variable = definition.variable.name.value;
  const said = error.originalError?.message ?? error.message;
  const inside = / at "\w+([^"\\]*)"$/.exec(error.message.slice(0, -`; ${said}`.length))?.[1] ?? '';
  const [, missing] = /^Field "(\w+)" of required type/.exec(said) ?? [];
  const [, unknown] = /^Field "(\w+)" is not defined/.exec(said) ?? [];
  const place = argumentOf(error, variable) + inside.replaceAll(/\[(\d+)\]/g, '.$1');
  const path = [place, missing ?? unknown].filter(Boolean).join('.');
  if (unknown) return { path, code: 'UNKNOWN', message: `There is no field ${path}.` };
  if (missing || /was not provided|not to be null|must not be null/.test(said))
    return { path, code: 'EMPTY', message: `${path} is required.` };
  const [, type] =
    /^(?:Expected type )?"?(\w+)"? (?:cannot represent|to be an object)/.exec(said) ??
    /(?:in|Enum) "(\w+)"/.exec(said) ??
    [];
  const wanted = type ? `is not of type ${type}` : 'does not fit its type';
  return { path, code: 'INVALID', message: `${path} ${wanted}.` };
}

/** Where a variable goes, such as "input" of createMailbox(input: $i); its own name where that is nowhere. */
function argumentOf({ nodes }: GraphQLError, variable: string): string {
  const document = nodes?.[0]?.loc?.source.body;
  let found: string | undefined;
  if (document)
    visit(parse(document), {
      Variable({ name }, _key, parent, _path, ancestors) {
        if (name.value !== variable || !parent) return;
        found ??= [...ancestors, parent].flatMap(nameOfInput).join('.') || undefined;
      },
    });
  return found ?? variable;
}

function nameOfInput(node: ASTNode | readonly ASTNode[]): string[] {
  if (!('kind' in node)) return [];
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [];
}
