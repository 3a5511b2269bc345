// Downloads the official Electron with Electron's own downloader and checksums, as a program of its own so that it can
// be ended. Gives up when not one byte has come within 20 s; after the first byte it may take its time.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const answerLimitMs = 20_000;
const require = createRequire(import.meta.url);
// Electron's own dependency, so it is looked up from there.
const requireFromElectron = createRequire(require.resolve('electron/package.json'));

async function download() {
  const { downloadArtifact } = await import(pathToFileURL(requireFromElectron.resolve('@electron/get')).href);
  const giveUp = setTimeout(() => fail(`no answer within ${answerLimitMs / 1000} s`), answerLimitMs);
  await downloadArtifact({
    version: require('electron/package.json').version,
    artifactName: 'electron',
    cacheRoot: process.env.electron_config_cache,
    checksums: require('electron/checksums.json'),
    platform: process.platform,
    arch: process.arch,
    downloadOptions: { getProgressCallback: async () => clearTimeout(giveUp) },
  });
  clearTimeout(giveUp);
}

// The installer of the package finds the file in the download cache and unpacks it.
function unpack() {
  return spawnSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'inherit' }).status ?? 1;
}

function fail(reason) {
  process.stderr.write(`The official Electron could not be downloaded: ${reason}.\n`);
  process.exit(1);
}

await download().catch((error) => fail(error.cause?.code ?? error.message));
process.exit(unpack());
