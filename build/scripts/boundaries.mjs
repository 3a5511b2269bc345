// Runs the import rules of .dependency-cruiser.mjs over the product's folders and fails when it looked at fewer modules
// than the floor. `node build/scripts/boundaries.mjs [folder] [--floor N]` runs them over another tree.
import { existsSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';

// Raise it as the product grows; a floor far below the truth would let a half-blind checker pass.
const floorOfModules = 20;

/** Answers the complaints about a tree, one sentence each, and how many of its modules were looked at. */
export async function checkBoundaries(root = projectRoot, floor = floorOfModules) {
  const folders = ['main', 'preload', 'renderer'].filter((folder) => existsSync(join(root, folder)));
  const found = folders.length > 0 ? await cruise(root, folders) : { modules: [], summary: { violations: [] } };
  const modules = found.modules.filter((module) => /^(main|preload|renderer)\//.test(module.source)).length;
  const complaints = found.summary.violations.map(describe);
  if (modules < floor) complaints.push(`looked at ${modules} modules only, and at least ${floor} are expected: the checker does not see the sources.`);
  return { complaints: [...new Set(complaints)], modules };
}

async function cruise(root, folders) {
  const program = inProject('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [program, '--config', inProject('.dependency-cruiser.mjs'), '--output-type', 'json', ...folders];
  const { stdout, stderr } = await runProgram(process.execPath, args, { cwd: root, capture: true });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stderr}`);
  return JSON.parse(stdout);
}

function describe({ from, to, rule, cycle }) {
  const way = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  return `${from} → ${way}  (${rule.name})`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = projectRoot, , floor = String(floorOfModules)] = process.argv.slice(2);
  const { complaints, modules } = await checkBoundaries(resolve(folder), Number(floor));
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
  process.stdout.write(`${modules} modules, ${complaints.length} complaints\n`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
