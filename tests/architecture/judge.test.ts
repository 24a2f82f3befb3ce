import { describe, expect, it } from 'vitest';
import { judgeImport } from '../../eslint-rules/judge-import.js';
import { judgeName } from '../../eslint-rules/judge-file.js';

const features = 'apps/server/src/features';

function judge(
  from: string,
  to: string,
  more: { kind?: 'value' | 'type' | 'dynamic'; names?: string[] } = {},
) {
  return judgeImport({ from, to, kind: more.kind ?? 'value', names: more.names ?? [] });
}

describe('an import', () => {
  it.each([
    [
      'a resolver may use a lower feature',
      `${features}/checks/check.resolver.ts`,
      `${features}/runs/run.store.ts`,
    ],
    [
      'a resolver may use graphql/',
      `${features}/runs/run.resolver.ts`,
      'apps/server/src/graphql/node.ts',
    ],
    [
      'graphql/ may use pure files',
      'apps/server/src/graphql/access.ts',
      `${features}/access/actor.ts`,
    ],
    ['a pure file may use lib', `${features}/runs/run.ts`, 'apps/server/src/lib/clock.ts'],
    [
      'a page may use a feature',
      'apps/web/src/pages/HomePage.vue',
      'apps/web/src/features/runs/useRun.ts',
    ],
    [
      'a registry may name shell files',
      `${features}/checks/probes/index.ts`,
      `${features}/checks/probes/imap.probe.ts`,
    ],
    ['main may read the configuration', 'apps/server/src/process.ts', 'apps/server/src/config.ts'],
  ])('%s', (_, from, to) => {
    expect(judge(from, to)).toBeUndefined();
  });

  it.each([
    [
      'a lower feature does not know a higher one',
      `${features}/runs/run.store.ts`,
      `${features}/checks/check.flow.ts`,
    ],
    [
      'equal features do not know each other',
      `${features}/checks/check.flow.ts`,
      `${features}/validations/attempt.ts`,
    ],
    ['lib knows nothing of the domain', 'apps/server/src/lib/clock.ts', `${features}/runs/run.ts`],
    [
      'graphql/ does not know a store',
      'apps/server/src/graphql/access.ts',
      `${features}/access/user.store.ts`,
    ],
    [
      'a pure file does not call the shell',
      `${features}/grants/token-answer.ts`,
      `${features}/grants/token.http.ts`,
    ],
    ['a pure file has no sockets', `${features}/grants/token-answer.ts`, 'node:net'],
    ['a pure file has no files', `${features}/grants/token-answer.ts`, 'node:fs/promises'],
    [
      'a feature does not read the configuration',
      `${features}/runs/run.flow.ts`,
      'apps/server/src/config.ts',
    ],
    ['the sandbox is no static import', 'apps/server/src/app.ts', '@mailkey/sandbox'],
    ['the web app does not know the server', 'apps/web/src/main.ts', '@mailkey/server/app'],
    ['no package is entered by a path', 'apps/web/src/main.ts', 'packages/schema/src/index.ts'],
    [
      'pages do not know pages',
      'apps/web/src/pages/HomePage.vue',
      'apps/web/src/pages/RunPage.vue',
    ],
    [
      'ui is free of the domain',
      'apps/web/src/ui/CopyButton.vue',
      'apps/web/src/features/runs/useRun.ts',
    ],
  ])('%s', (_, from, to) => {
    expect(judge(from, to)).toEqual(expect.any(String));
  });

  it('lets a pure file name types that it may not call', () => {
    expect(
      judge(`${features}/grants/token-answer.ts`, `${features}/grants/grant.entity.ts`, {
        kind: 'type',
      }),
    ).toBeUndefined();
    expect(
      judge(`${features}/runs/run.flow.ts`, 'apps/server/src/config.ts', { kind: 'type' }),
    ).toBeUndefined();
  });

  it('lets a pure file hash and keeps randomness out of it', () => {
    const from = `${features}/validations/attempt.ts`;
    expect(judge(from, 'node:crypto', { names: ['createHash'] })).toBeUndefined();
    expect(judge(from, 'node:crypto', { names: ['randomBytes'] })).toContain('randomness');
  });

  it('lets app load the sandbox on demand', () => {
    expect(
      judge('apps/server/src/app.ts', '@mailkey/sandbox', { kind: 'dynamic' }),
    ).toBeUndefined();
  });
});

describe('a name', () => {
  it.each([
    `${features}/runs/run.store.ts`,
    `${features}/diagnoses/rules/single-tenant-app-on-common.ts`,
    `${features}/validations/authorization-url.ts`,
    'apps/server/src/db/data-source.ts',
    'apps/web/src/features/runs/RunStep.vue',
    'apps/web/src/pages/RunPage.vue',
  ])('%s is allowed', (path) => {
    expect(judgeName(path)).toBeUndefined();
  });

  it.each([
    `${features}/runs/utils.ts`,
    `${features}/runs/run-helpers.ts`,
    `${features}/runs/misc.ts`,
    `${features}/runs/run-data.ts`,
    `${features}/runs/run.controller.ts`,
    `${features}/runs/runStore.ts`,
    `${features}/invoices/invoice.store.ts`,
    `${features}/runs/index.ts`,
    'apps/server/src/services/run.ts',
    'apps/web/src/lib/formatHelpers.ts',
    'apps/web/src/features/runs/runStep.vue',
    'apps/web/src/pages/Home.vue',
  ])('%s is refused', (path) => {
    expect(judgeName(path)).toEqual(expect.any(String));
  });
});
