import i18n from '@intlify/eslint-plugin-vue-i18n';
import globals from 'globals';
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import ts from 'typescript-eslint';
import { sizes } from './architecture.js';
import { house } from './eslint-rules/plugin.js';

const typed = ['apps/*/src/**/*.{ts,vue}', 'packages/*/src/**/*.ts', 'tests/**/*.ts'];

/**
 * ESLint's own recommended set, read from the rules themselves: one package less than @eslint/js.
 * Control characters in patterns are meant here: SASL is made of them, and refusing them is an input rule.
 */
const recommended = [...builtinRules]
  .filter(([, rule]) => rule.meta?.docs?.recommended)
  .map(([name]) => [name, 'error']);

const naming = [
  {
    selector: 'FunctionDeclaration[id.name=/^handle[A-Z]/]',
    message: 'Say what it does, not that it handles something.',
  },
  {
    selector:
      ':matches(TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/^I[A-Z][a-z]|Dto$|(Manager|Service|Helper)$/]',
    message: 'A type is a noun, without I…, …Dto, …Manager, …Service or …Helper.',
  },
];

export default defineConfig(
  globalIgnores([
    ...['**/dist/', '**/node_modules/', '**/.turbo/', 'coverage/', 'data/', 'tests/output/'],
    ...[
      'packages/schema/src/generated.ts',
      'apps/web/auto-imports.d.ts',
      'apps/web/components.d.ts',
    ],
  ]),
  { rules: { ...Object.fromEntries(recommended), 'no-control-regex': 'off' } },
  {
    files: ['**/*.{js,ts,vue}'],
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: sizes.file }],
      'house/function-size': 'error',
      'house/parameters': 'error',
      'no-restricted-syntax': ['error', ...naming],
      'house/file-name': 'error',
      'house/import-direction': 'error',
      'house/reasoned-suppression': 'error',
      'house/spread-literal': 'error',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['**/*.{ts,vue}'], extends: [ts.configs.recommended] },
  vue.configs['flat/essential'],
  {
    files: typed,
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    },
  },
  {
    files: ['apps/server/src/**/*.ts'],
    rules: {
      'house/pure-file': 'error',
      'house/orm-in-stores': 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'config.ts is the sole reader of the environment.',
        },
        {
          object: 'URL',
          property: 'canParse',
          message: 'In Node 20 it comes to refuse addresses with ü: use lib/parse-url.',
        },
      ],
    },
  },
  {
    files: ['apps/server/src/config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['apps/server/src/process.ts', 'apps/server/src/print-schema.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.vue'],
    plugins: { '@intlify/vue-i18n': i18n },
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      'max-lines': ['error', { max: sizes.vue }],
      // TypeScript knows the globals and the auto-imports better.
      'no-undef': 'off',
      'house/vue-script-size': 'error',
      'vue/no-v-html': 'error',
      'vue/no-restricted-v-bind': [
        'error',
        {
          argument: 'href',
          element: 'a',
          message: 'Texts of servers may carry javascript: use OutsideLink.',
        },
      ],
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[\\s\\d\\p{P}\\p{S}]+$' }],
    },
  },
  {
    // They check the scheme themselves.
    files: ['apps/web/src/ui/{OutsideLink,LinkedText}.vue'],
    rules: { 'vue/no-restricted-v-bind': 'off' },
  },
  {
    files: ['apps/web/src/**/*.{ts,vue}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...naming,
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Text reaches the page through Vue alone.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.{js,ts}', 'tests/**/*.ts'],
    rules: { 'max-lines': ['error', { max: sizes.test }], 'house/function-size': 'off' },
  },
);
