// Gets the npm packages when they are missing or differ from package-lock.json. Never runs install scripts of packages.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { SetupFailure, tell } from './setup-failure.mjs';

/** Makes node_modules match package-lock.json; does nothing when it already does. */
export async function ensurePackages() {
  refuseOldNode(process.versions.node);
  if (installedAsLocked()) return;
  tell('Installing the npm packages (npm ci --ignore-scripts) …');
  const startedMs = Date.now();
  const npm = npmCommand();
  const args = [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await runProgram(npm.program, args, { cwd: projectRoot, stdout: 'stderr' });
  if (code !== 0) throw new SetupFailure('npm could not install the packages; read its message above, check the network and run the same command again.');
  tell(`npm packages installed in ${seconds(startedMs)} s.`);
}

function refuseOldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 18);
  if (!isEnough) throw new SetupFailure(`Node.js 20.18 or newer is needed and this is ${version}; install a newer one from nodejs.org.`);
}

// npm writes node_modules/.package-lock.json last, so an interrupted install is seen as missing. Comparing the two lists
// (and not a stamp of our own) also accepts what a plain "npm install" of a developer has put there.
function installedAsLocked() {
  const installed = readPackageList(inProject('node_modules', '.package-lock.json'));
  const locked = readPackageList(inProject('package-lock.json'));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, wanted]) => path === '' || isSatisfied(installed[path], wanted));
}

// Optional packages belong to one operating system each and are rightly absent on the others.
function isSatisfied(found, wanted) {
  return found ? found.integrity === wanted.integrity : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
}

function readPackageList(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** How to start npm without a shell: on Windows npm is a .cmd file, which Node refuses to start directly. */
export function npmCommand(env = process.env) {
  const nodeFolder = dirname(process.execPath);
  const candidates = [
    env.npm_execpath,
    join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return script ? { program: process.execPath, args: [script] } : { program: 'npm', args: [] };
}

function seconds(startedMs) {
  return ((Date.now() - startedMs) / 1000).toFixed(1);
}
