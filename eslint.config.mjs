// The house rules a linter can hold: small files and functions, one place for each dangerous thing, no swallowed errors.
// Who imports whom is in .dependency-cruiser.mjs.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { explainedCatch } from './build/lint/explained-catch.mjs';

const everyScript = ['**/*.{ts,tsx,mjs,js}'];
const typeScript = ['**/*.{ts,tsx}'];
const product = ['main/**/*.ts', 'preload/**/*.ts', 'renderer/**/*.{ts,tsx}'];
const tests = ['tests/**/*.{ts,tsx}'];
const pureFiles = ['**/{plan,parse,output,compose}.{ts,tsx}'];
const dataFiles = ['preload/contract/text/**', 'preload/contract/problems.ts'];

// Forbidden syntax. ESLint replaces the list of an earlier block by that of a later one, so each block below gives its whole list.
const everywhere = [
  ban('Property[key.name="shell"][value.value=true]', 'No shell: give the program and its arguments as an array.'),
  ban('CallExpression[callee.name=/^(exec|execSync)$/]', 'No exec: it runs a shell. Use the Runner of main/system/run.ts.'),
  ban('CallExpression[callee.object.name=/^(child_process|childProcess|cp)$/][callee.property.name=/^exec(Sync)?$/]', 'No exec: it runs a shell. Use the Runner of main/system/run.ts.'),
  ban('ImportSpecifier[imported.name=/^(exec|execSync)$/]', 'No exec: it runs a shell. Use the Runner of main/system/run.ts.'),
  ban('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'No raw HTML in the window.'),
  ban('Property[key.name="dangerouslySetInnerHTML"]', 'No raw HTML in the window.'),
  ban('TSEnumDeclaration', 'No enums: use an `as const` array and its union type.'),
  ban('ExportDefaultDeclaration', 'No default exports: a named export can be searched for.'),
];
const platformSaid = 'process.platform is read in main/index.ts and main/cli.ts only, and passed on.';
const platformOnce = [
  ban('MemberExpression[object.name="process"][property.name="platform"]', platformSaid),
  ban('MemberExpression[object.name="process"][property.value="platform"]', platformSaid),
  ban('VariableDeclarator[init.name="process"] Property[key.name="platform"]', platformSaid),
  ban('ImportDeclaration[source.value=/^(node:)?(os|process)$/] ImportSpecifier[imported.name="platform"]', platformSaid),
];
const noClasses = ban('ClassDeclaration[superClass=null]:not([id.name="Secret"])', 'A class only for errors and Secret; else functions and data.');
const pure = [
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'A pure file has no clock: take the time as an argument.'),
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'A pure file has no clock: take the time as an argument.'),
  ban('CallExpression[callee.object.name="Math"][callee.property.name="random"]', 'A pure file has no randomness.'),
  ban('CallExpression[callee.property.name=/^(randomBytes|randomUUID|randomInt|getRandomValues|randomFillSync)$/]', 'A pure file has no randomness.'),
  ban('CallExpression[callee.name=/^(randomBytes|randomUUID|randomInt|randomFillSync|setTimeout|setInterval|setImmediate|fetch)$/]', 'A pure file has no randomness, timers or network.'),
  ban('MemberExpression[object.name=/^(process|performance)$/]', 'A pure file does not look at the machine: take it as an argument.'),
];

const fsWriters = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'rename', 'renameSync', 'rm', 'rmSync', 'unlink', 'unlinkSync', 'mkdir', 'mkdirSync', 'rmdir', 'rmdirSync', 'mkdtemp', 'mkdtempSync', 'copyFile', 'copyFileSync', 'cp', 'cpSync', 'chmod', 'chmodSync', 'chown', 'chownSync', 'link', 'linkSync', 'symlink', 'symlinkSync', 'truncate', 'truncateSync', 'write', 'writeSync', 'open', 'openSync', 'createWriteStream', 'utimes', 'utimesSync'];
const writesInSystem = 'Files are written by main/system, main/core or main/practice; take the writer as an argument.';
const restrictedFs = ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({ name, importNames: [...fsWriters, 'default', 'promises'], message: writesInSystem }));
const writerCalls = ban(`CallExpression[callee.object.name=/^(fs|promises|fsp|fsPromises)$/][callee.property.name=/^(${fsWriters.join('|')})$/]`, writesInSystem);

// The journal and its lock are the engine's own record and sync to the disk themselves; the smoke run saves its screenshot.
const mayWrite = ['main/system/**', 'main/core/**', 'main/practice/**', 'main/journeys/journal.ts', 'main/journeys/lock.ts', 'main/app/smoke.ts'];

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'tests/artifacts/**', 'tests/golden/**', '.cache/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: everyScript, extends: [tseslint.configs.recommended], plugins: { house: { rules: { 'explained-catch': explainedCatch } } }, rules: everyScriptRules() },
  { files: typeScript, languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } }, rules: typeScriptRules() },
  { files: ['renderer/**/*.tsx', 'renderer/**/*.ts'], extends: [reactHooks.configs.flat.recommended] },
  { files: product, rules: { 'no-restricted-syntax': ['error', ...everywhere, ...platformOnce, noClasses] } },
  { files: ['main/**/*.ts'], ignores: mayWrite, rules: noWriting([...everywhere, ...platformOnce, noClasses, writerCalls]) },
  { files: ['main/index.ts', 'main/cli.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere, writerCalls] } },
  { files: pureFiles, rules: noWriting([...everywhere, ...platformOnce, noClasses, writerCalls, ...pure]) },
  { files: ['main/**/*.ts'], ignores: ['main/cli.ts'], rules: { 'no-console': 'error' } },
  { files: [...tests, '*.config.ts', '*.mjs'], rules: { 'no-console': 'off' } },
  { files: tests, rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', 400] } },
  { files: dataFiles, rules: { 'max-lines': 'off' } },
  { files: ['*.config.{ts,mjs}', '.dependency-cruiser.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);

function everyScriptRules() {
  return {
    'max-lines': ['error', 300],
    'max-lines-per-function': ['error', 40],
    'max-params': ['error', 4],
    'max-depth': ['error', 3],
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-empty': 'error',
    'house/explained-catch': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'no-restricted-syntax': ['error', ...everywhere],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  };
}

function typeScriptRules() {
  return {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/consistent-type-imports': 'error',
  };
}

function noWriting(syntax) {
  return {
    'no-restricted-syntax': ['error', ...syntax],
    'no-restricted-imports': ['error', { paths: restrictedFs }],
  };
}

function ban(selector, message) {
  return { selector, message };
}
