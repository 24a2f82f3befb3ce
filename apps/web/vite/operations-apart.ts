import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const generated = fileURLToPath(import.meta.resolve('@mailkey/schema/operations'));
const prefix = '\0operation:';

/**
 * Gives each page the operations that it asks. All are in one file, which no bundler takes apart; in the
 * build each is a module of its own, with the fragments it spreads.
 */
export function operationsApart(): Plugin {
  let written: Map<string, string> | undefined;
  return {
    name: 'mailkey:operations-apart',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => void (written = definitionsOf(readFileSync(generated, 'utf8'))),
    transform: (code) =>
      code.includes('@mailkey/schema')
        ? { code: code.replace(/import \{([^}]+)\} from '@mailkey\/schema';/g, apart), map: null }
        : undefined,
    resolveId: (id) => (id.startsWith('operation:') ? `\0${id}` : undefined),
    load(id) {
      const name = id.startsWith(prefix) && id.slice(prefix.length);
      const operation = name && written?.get(name);
      if (!operation) return;
      const [, own = '', others = ''] =
        /^documentOf<[^>]*>\((.*?)((?:, \w+)*)\)$/.exec(operation) ?? [];
      const spread = [...others.matchAll(/\w+/g)].map(
        ([fragment]) => `const ${fragment} = ${written?.get(fragment) ?? ''};\n`,
      );
      return `${spread.join('')}export const ${name} = { kind: 'Document', definitions: [${own}${others}] };\n`;
    },
  };
}

/** An import of several operations as one of each; its types are gone anyway. */
const apart = (_: string, names: string) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name.endsWith('Document'))
    .map((name) => `import { ${name} } from 'operation:${name}';`)
    .join(' ');

const definitionsOf = (text: string) =>
  new Map(
    [...text.matchAll(/^(?:export )?const (\w+) = (?:\/\* @__PURE__ \*\/ )?(.*);$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
