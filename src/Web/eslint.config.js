import js from '@eslint/js';
import checkFile from 'eslint-plugin-check-file';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that defines it.',
};
const noParent = { group: ['../*'], message: 'Write it as @/…' };
const features = readdirSync('src/features', { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Code flows lib → components → features → app, and a feature never reaches into another one. */
const walls = [
  wall('src/lib/**', ['components', 'features', 'app']),
  wall('src/components/**', ['features', 'app']),
  ...features.map(({ name }) => wall(`src/features/${name}/**`, ['app', `features/(?!${name}/)`])),
];

/** Across folders everything is imported as `@/…`, so a wall is a pattern of such names. */
function wall(files, places) {
  const beyond = `^@/(${places.join('|')})`;
  const message = 'Code flows lib → components → features → app, and a feature never imports another.';
  return {
    files: [`${files}/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noParent, { regex: `${beyond}|^@/testing`, message }] }],
      'no-restricted-syntax': [
        'error',
        noBarrel,
        { selector: `ImportExpression[source.value=/${beyond.replaceAll('/', '\\/')}/]`, message },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/lib/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat['recommended-latest'],
    ],
    plugins: { 'check-file': checkFile },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-imports': ['error', { patterns: [noParent] }],
      'no-restricted-syntax': ['error', noBarrel],
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'check-file/folder-naming-convention': ['error', { 'src/**/': 'KEBAB_CASE' }],
      'check-file/filename-blocklist': ['error', { '**/index.{ts,tsx}': '*.ts' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // A redirect is thrown in TanStack Router; it isn't an Error on purpose.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
    },
  },
  ...walls,
);
