// What of tests/packages.txt is missing on this machine, and its installation as root on an apt system. Only `npm test`
// calls this; nothing else of the project installs system packages.
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { tell } from './setup-failure.mjs';

const aptGet = '/usr/bin/apt-get';
const dpkgQuery = '/usr/bin/dpkg-query';

/** The packages still missing after installing them where that is allowed; says what it installs or what is missing. */
export async function ensureSystemPackages({ mayInstall }) {
  if (process.platform !== 'linux') return [];
  const missing = await findMissing();
  if (missing.length === 0) return [];
  if (mayInstall && process.getuid?.() === 0 && existsSync(aptGet)) await install(missing);
  else tell(`Missing system packages, install them with: sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  return findMissing();
}

// One package a line, # begins a comment.
function parsePackageList(text) {
  return text.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
}

async function findMissing() {
  const wanted = parsePackageList(readFileSync(inProject('tests', 'packages.txt'), 'utf8'));
  const installed = await findInstalled();
  return wanted.filter((name) => !installed.has(name));
}

// "Provides" counts too: Ubuntu 24.04 has libgtk-3-0t64, which provides libgtk-3-0.
async function findInstalled() {
  const format = '${db:Status-Abbrev}|${Package}, ${Provides}\n';
  const { stdout } = await runProgram(dpkgQuery, ['-W', '-f', format], { capture: true });
  const lines = stdout.split('\n').filter((line) => line.startsWith('ii'));
  return new Set(lines.flatMap((line) => line.slice(line.indexOf('|') + 1).split(',').map((name) => name.replace(/[(:].*/, '').trim())));
}

async function install(missing) {
  tell(`Installing system packages for the tests: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdout: 'stderr' };
  await runProgram(aptGet, ['-qq', 'update'], options);
  const { code } = await runProgram(aptGet, ['-qq', '-y', 'install', '--no-install-recommends', ...missing], options);
  if (code !== 0) tell(`apt-get ended with ${code}; the tiers that need these packages are skipped.`);
}
