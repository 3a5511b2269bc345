// `npm start`: sets everything up on a fresh machine and opens the assistant; without a display it runs the practice
// journey of a new user instead and prints its table.
import { ensureBuilt } from './build.mjs';
import { electronExecutable, findElectronFolder } from './electron-runtime.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, tell } from './setup-failure.mjs';

await runScript(async (args) => {
  await ensurePackages();
  if (!hasDisplay(process.platform, process.env)) return runPractice();
  const folder = await findElectronFolder();
  await ensureBuilt();
  return openWindow(folder, args);
});

function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

async function runPractice() {
  await ensureBuilt();
  tell('No display here: running the practice journey of a new user in the terminal.');
  const { code } = await runProgram(process.execPath, [inProject('dist', 'main', 'cli.js'), 'practice', '--journey', 'new_user']);
  return code;
}

async function openWindow(folder, args) {
  const { code } = await runProgram(electronExecutable(folder), [...sandboxArguments(), projectRoot, ...args], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
  });
  return code;
}

// Chromium refuses to start its sandbox for root. Only this launcher of an unpackaged checkout ever turns it off.
function sandboxArguments() {
  if (process.getuid?.() !== 0) return [];
  tell('Warning: started as root, so the window runs without its sandbox. Start as an ordinary user for real work.');
  return ['--no-sandbox'];
}
