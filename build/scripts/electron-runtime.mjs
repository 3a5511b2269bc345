// Answers which Electron to run in this checkout: the one asked for, the official one, or the genuine test runtime.
// Run directly it prints the folder.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assembleTestRuntime, canAssembleTestRuntime, findTestRuntime } from './electron-test-runtime.mjs';
import { cacheFolder, inProject } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, SetupFailure, tell } from './setup-failure.mjs';

const noAnswerFile = join(cacheFolder(), 'official-electron-did-not-answer');
const rememberForMs = 24 * 60 * 60 * 1000;
const downloadLimitMs = 15 * 60 * 1000;

/** The folder that holds the Electron executable, fetched when it is not here yet. */
export async function findElectronFolder() {
  const asked = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (asked) return refuseWithoutExecutable(asked);
  return officialFolder() ?? (await downloadOfficial()) ?? (await testRuntime());
}

/** The executable inside an Electron folder. */
export function electronExecutable(folder, platform = process.platform) {
  if (platform === 'win32') return join(folder, 'electron.exe');
  if (platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, 'electron');
}

function refuseWithoutExecutable(folder) {
  if (existsSync(electronExecutable(folder))) return folder;
  throw new SetupFailure(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it; correct the path or unset the variable.`);
}

// path.txt is written last by Electron's own installer, so a half-unpacked folder does not count.
function officialFolder() {
  const wanted = JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')).version;
  const folder = inProject('node_modules', 'electron', 'dist');
  const isComplete = existsSync(inProject('node_modules', 'electron', 'path.txt')) && existsSync(electronExecutable(folder));
  return isComplete && readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim() === wanted ? folder : undefined;
}

async function downloadOfficial() {
  if (canAssembleTestRuntime() && didNotAnswerLately()) return undefined;
  tell('Asking the official source for Electron (at most 20 s for an answer) …');
  const script = inProject('build', 'scripts', 'electron-download.mjs');
  const { code } = await runProgram(process.execPath, [script], { stdout: 'stderr', timeoutMs: downloadLimitMs });
  const folder = code === 0 ? officialFolder() : undefined;
  if (folder) rmSync(noAnswerFile, { force: true });
  else rememberNoAnswer();
  return folder;
}

function didNotAnswerLately() {
  return existsSync(noAnswerFile) && Date.now() - statSync(noAnswerFile).mtimeMs < rememberForMs;
}

function rememberNoAnswer() {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(noAnswerFile, 'Delete this file to try the official source again at once.\n');
}

async function testRuntime() {
  if (!canAssembleTestRuntime()) {
    throw new SetupFailure('the official Electron could not be downloaded; check the network, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked one.');
  }
  const folder = findTestRuntime() ?? (await assembleTestRuntime());
  tell(`Using the Electron test runtime in ${folder} (for tests on this computer only, never shipped).`);
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    process.stdout.write(`${await findElectronFolder()}\n`);
    return 0;
  });
}
