// `npm run check [-- part …]`: types, lint, boundaries, dead code, texts, workflows. Every part runs, then one line for each.
import { checkBoundaries } from './boundaries.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { inProject, projectRoot } from './project-paths.mjs';
import { checkTexts } from './repository-texts.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, SetupFailure } from './setup-failure.mjs';
import { checkWorkflows } from './workflows.mjs';

const parts = {
  types: () => runTool(['typescript', 'bin', 'tsc'], ['--noEmit', '-p', 'tsconfig.json']),
  lint: () => runTool(['eslint', 'bin', 'eslint.js'], ['--max-warnings', '0', '.']),
  boundaries: async () => {
    const { complaints, modules } = await checkBoundaries();
    return show(complaints, `${modules} modules`);
  },
  'dead-code': () => runTool(['knip', 'bin', 'knip.js'], ['--no-progress', '--treat-config-hints-as-errors']),
  texts: () => {
    const { complaints, files } = checkTexts();
    return show(complaints, `${files} files`);
  },
  workflows: async () => {
    const { complaints, files } = await checkWorkflows();
    return show(complaints, `${files} files`);
  },
};

await runScript(async (args) => {
  const unknown = args.find((name) => !(name in parts));
  if (unknown) throw new SetupFailure(`there is no check "${unknown}"; the checks are ${Object.keys(parts).join(', ')}.`);
  await ensurePackages();
  const results = [];
  for (const name of args.length > 0 ? args : Object.keys(parts)) results.push(await runPart(name));
  process.stdout.write(`${results.map(describe).join('\n')}\n`);
  return results.every((result) => result.isOk) ? 0 : 1;
});

async function runPart(name) {
  const startedMs = Date.now();
  const result = await parts[name]();
  return { name, ...result, seconds: (Date.now() - startedMs) / 1000 };
}

async function runTool(location, args) {
  const { code } = await runProgram(process.execPath, [inProject('node_modules', ...location), ...args], { cwd: projectRoot });
  return { isOk: code === 0, seen: '' };
}

function show(complaints, seen) {
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
  return { isOk: complaints.length === 0, seen };
}

function describe({ name, isOk, seen, seconds }) {
  return `${isOk ? 'ok    ' : 'FAILED'} ${name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s  ${seen}`.trimEnd();
}
