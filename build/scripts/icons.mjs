// `node build/scripts/icons.mjs`: makes the app icons of the three operating systems from assets/icons/app.svg and writes them to build/icons.
// Electron itself draws them, so nothing else has to be installed. Needed only when the source changes: the results are kept in the repository.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable, findElectronFolder } from './electron-runtime.mjs';
import { composeIcns, composeIco } from './icon-containers.mjs';
import { inProject } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, SetupFailure, tell } from './setup-failure.mjs';

const icoSizes = [16, 20, 24, 32, 40, 48, 64, 256];
const icnsSizes = [16, 32, 64, 128, 256, 512, 1024];
const linuxSize = 512;
// macOS draws its icons with air around them: 824 of 1024 (Apple's icon grid), the others fill the square.
const partOfSquareOnMac = 824 / 1024;

await runScript(async () => {
  const wanted = [
    ...icoSizes.map((size) => ({ size, part: 1 })),
    ...icnsSizes.map((size) => ({ size, part: partOfSquareOnMac })),
    { size: linuxSize, part: 1 },
  ];
  const pictures = await draw(wanted);
  const folder = inProject('build', 'icons');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'icon.ico'), composeIco(pictures.slice(0, icoSizes.length)));
  writeFileSync(join(folder, 'icon.icns'), composeIcns(pictures.slice(icoSizes.length, -1)));
  writeFileSync(join(folder, 'icon.png'), pictures.at(-1).png);
  tell(`Wrote icon.ico (${icoSizes.length} sizes), icon.icns (${icnsSizes.length} sizes) and icon.png (${linuxSize} px) to ${folder}.`);
  return 0;
});

/** The icon as PNG in each wanted size; `part` is how much of the square it fills. */
async function draw(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'icons-'));
  try {
    const job = join(folder, 'job.json');
    const answer = join(folder, 'answer.json');
    writeFileSync(job, JSON.stringify({ svg: readFileSync(inProject('assets', 'icons', 'app.svg'), 'utf8'), wanted, answer }));
    await runElectron([inProject('build', 'scripts', 'draw-icons.cjs'), job]);
    const drawn = JSON.parse(readFileSync(answer, 'utf8'));
    return wanted.map(({ size }, index) => ({ size, png: Buffer.from(drawn[index], 'base64') }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runElectron(args) {
  const folder = await findElectronFolder();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { code } = await runProgram(electronExecutable(folder), [...sandbox, ...args], { timeoutMs: 60_000, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder } });
  if (code !== 0) throw new SetupFailure('Electron could not draw the icons; without a display, put "xvfb-run -a" in front of the command.');
}
