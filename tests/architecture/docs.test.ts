import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as demo from '../demo/documents.js';
import { root, textOf } from './sources.js';

const pages = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...['docs/operating.md', 'docs/integrating.md', 'docs/examples.md'],
];
const schema = buildSchema(textOf('packages/schema/schema.graphql'));

describe('the documentation', () => {
  it.each(pages)('%s links to files that exist', (page) => {
    const targets = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target]) => target ?? '',
    );
    expect(targets.length + Number(page.startsWith('docs/'))).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it('shows operations that the schema accepts', () => {
    const blocks = [...textOf('docs/integrating.md').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
      ([, text]) => text ?? '',
    );
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.flatMap(problemsOf)).toEqual([]);
  });

  it('tells the demo in operations that the schema accepts', () => {
    expect(Object.values(demo).flatMap(problemsOf)).toEqual([]);
  });
});

/** Each operation by itself: a page may show several without a name beside each other. */
function problemsOf(text: string): string[] {
  return parse(text).definitions.flatMap((definition) => {
    const document = { kind: 'Document', definitions: [definition] } as DocumentNode; // the kind is an enum member
    return validate(schema, document).map(({ message }) => message);
  });
}
