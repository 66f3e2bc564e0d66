/**
 * The laws of docs/architecture.md that a linter can see: who may import what, no clock or chance in core and db,
 * no `any`, size budgets.
 */
import tseslint from 'typescript-eslint'

const electron = { group: ['electron', 'electron/*', '#electron/*'], message: 'Only electron/ may import Electron.' }
const screens = { group: ['react', 'react-dom', 'react-dom/*', 'react-router', 'react-router/*', '@mantine/*', '@tabler/*', '@tanstack/*'], message: 'Only renderer/ may import React and Mantine.' }
const sqlite = { group: ['better-sqlite3*', 'node:sqlite'], message: 'Only db/ may import SQLite.' }
const database = { group: ['#db/*'], message: 'This area must not know the database.' }
const wordFiles = { group: ['docxtemplater', 'docxtemplater/*', 'pizzip'], message: 'Only word/ may import what takes .docx files apart.' }
const words = { group: ['#word/*'], message: 'Asked for through core/door/wordPort.ts.' }
const network = { group: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns', 'node:dgram', 'http', 'https', 'net', 'dns'], message: 'The program has no network.' }
const machine = { group: ['node:*', 'fs', 'path', 'os'], message: 'This area must not know the machine.' }
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const noClock = {
  'no-restricted-properties': ['error',
    { object: 'Date', property: 'now', message: 'Time is an argument: use Clock.' },
    { object: 'Math', property: 'random', message: 'Chance is an argument: use Ids.' },
  ],
  'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument: use Clock.' }],
}
const budget = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
}

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'demo-output/**', 'test-results/**', '.cache/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error', eqeqeq: 'error', 'no-console': 'error',
      // Files are checked for control characters on purpose.
      'no-control-regex': 'off',
    },
  },
  { files: ['**/*.ts', '**/*.tsx'], rules: budget },
  { files: ['core/domain/**', 'core/documents/**', 'core/contract/**'], rules: { ...imports(electron, screens, sqlite, database, network, machine, wordFiles, words), ...noClock } },
  { files: ['core/features/**', 'core/*.ts'], rules: { ...imports(electron, screens, sqlite, database, network, wordFiles, words), ...noClock } },
  { files: ['db/**'], rules: { ...imports(electron, screens, network, wordFiles), ...noClock } },
  { files: ['word/**'], rules: { ...imports(electron, screens, sqlite, database, network), ...noClock } },
  { files: ['electron/**'], rules: imports(screens, sqlite, network, wordFiles, words) },
  { files: ['renderer/**'], rules: imports(electron, sqlite, database, network, machine, wordFiles, words) },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' }, languageOptions: { sourceType: 'commonjs' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
)
