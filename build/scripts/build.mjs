// Builds dist/ from the sources when it is out of date. Packages nothing and shows no window.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestOf } from './folder-digest.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { writePackagedScript } from './packaged-script.mjs';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, SetupFailure, tell } from './setup-failure.mjs';

const sources = ['main', 'preload', 'renderer', 'assets', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const stampName = '.built-from';

/** Builds when a source changed since the last build; answers whether it built. */
export async function ensureBuilt({ force = false } = {}) {
  const digest = digestOf(projectRoot, sources);
  if (!force && readStamp() === digest) return false;
  tell('Building …');
  const startedMs = Date.now();
  await buildInto(digest);
  tell(`Built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`);
  return true;
}

function readStamp() {
  const file = inProject('dist', stampName);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

// Built beside and then swapped in: an interrupted or failed build leaves the old dist as it was, and programs that run
// from dist while another build goes on never see half of one.
async function buildInto(digest) {
  const fresh = inProject('node_modules', `.build-${process.pid}`);
  try {
    await runElectronVite(fresh);
    writePackagedScript(fresh);
    writeFileSync(join(fresh, stampName), digest);
    swapIn(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function runElectronVite(outDir) {
  mkdirSync(outDir, { recursive: true });
  const program = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [program, 'build', '--outDir', outDir, '--logLevel', 'warn'];
  const { code } = await runProgram(process.execPath, args, { cwd: projectRoot, stdout: 'stderr' });
  if (code !== 0) throw new SetupFailure('the sources could not be built; the first error above says where.');
}

function swapIn(fresh) {
  const old = inProject('node_modules', `.build-old-${process.pid}`);
  if (existsSync(inProject('dist'))) renameSync(inProject('dist'), old);
  renameSync(fresh, inProject('dist'));
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async (args) => {
    await ensurePackages();
    const built = await ensureBuilt({ force: args.includes('--force') });
    if (!built) tell('dist is up to date.');
    return 0;
  });
}
