import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const FOLDERS = [
  'apps/server/src',
  'packages/token-helper/src',
  'packages/sandbox/src',
  'tests/demo',
  'scripts',
];

/** What opens a connection with TLS, by the module that it comes from. */
const OPENERS: Record<string, RegExp> = {
  tls: /^(connect|TLSSocket)$/,
  https: /^(request|get|Agent)$/,
  http2: /^(connect)$/,
  undici: /^(Agent|Client|Pool|BalancedPool|ProxyAgent|EnvHttpProxyAgent|buildConnector)$/,
  nodemailer: /^createTransport$/,
  imapflow: /^ImapFlow$/,
};

/** Sources where a connection is opened whose own text does not demand the check of the certificate. */
function unchecked(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const opened = new Set<string>();
  let sites = 0;
  let demands = 0;
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const module = (node.moduleSpecifier as ts.StringLiteral).text.replace(/^node:/, '');
      const bindings = node.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings))
        for (const { name, propertyName } of bindings.elements)
          if (OPENERS[module]?.test((propertyName ?? name).text)) opened.add(name.text);
      // By its namespace anything could be opened.
      if (OPENERS[module] && node.importClause && !(bindings && ts.isNamedImports(bindings)))
        sites += 1;
    }
    if (
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      opened.has(node.expression.text) &&
      // It is given a connector, which is looked at where it is made; a wrapped socket is a server's.
      !/\bconnect\b,|\bconnect:|isServer: true/.test(node.getText())
    )
      sites += 1;
    if (ts.isPropertyAssignment(node) && node.getText() === 'rejectUnauthorized: true')
      demands += 1;
    ts.forEachChild(node, look);
  };
  look(source);
  return sites > demands ? [`${path}: ${sites} connections, ${demands} demands`] : [];
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|js)$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => join(folder, path)),
);

describe('F2 every connection with TLS', () => {
  it('demands the check of the certificate itself, whatever the environment of Node says', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(
      files.flatMap((path) => unchecked(path, readFileSync(join(root, path), 'utf8'))),
    ).toEqual([]);
  });

  it.each([
    `import { connect } from 'node:tls'; connect({ host, port });`,
    `import { connect as secure } from 'tls'; secure({ host, port, ca });`,
    `import * as tls from 'node:tls'; tls.connect(443);`,
    `import https from 'node:https'; https.get('https://a.test');`,
    `import { Agent } from 'undici'; new Agent({ pipelining: 0 });`,
    `import { createTransport } from 'nodemailer'; createTransport({ host, tls: {} });`,
    `import { ImapFlow } from 'imapflow'; new ImapFlow({ host, secure: true });`,
    `import { connect } from 'node:tls'; connect({ rejectUnauthorized: true }); connect({ port });`,
  ])('would be noticed without it: %s', (text) => {
    expect(unchecked('a.ts', text)).toHaveLength(1);
  });

  it('is not asked by the global fetch, which has no such option', () => {
    const own = files.filter((path) => path.startsWith('apps/server/src'));
    const users = own.filter((path) =>
      /(?<![.\w])fetch\(/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(users).toEqual([]);
  });
});
